import type { Said } from '../../../engines/forms/index.ts'
import { useSay } from '../../../web/text/index.ts'
import { useShopText } from './words.web.ts'

/** What was answered, in words: question and answer, section by section. */
export function SaidAnswers({ said }: { said: readonly Said[] }) {
  const t = useShopText()
  const say = useSay()
  if (said.length === 0) return <p className="shelf-help">{t('noAnswers')}</p>
  return (
    <dl className="said-answers">
      {said.map(({ key, label, value, section }, i) => (
        <div key={key} className={section && said[i - 1]?.section?.en !== section.en ? 'begins-section' : undefined}>
          {section && said[i - 1]?.section?.en !== section.en && <p className="said-section">{say(section)}</p>}
          <dt>{say(label)}</dt>
          <dd dir="auto">{say(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
