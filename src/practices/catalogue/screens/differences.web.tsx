import { useSay } from '../../../web/text/index.ts'
import type { Difference } from '../compare.ts'
import { useCatalogueText } from './words.web.ts'

/** What is new, field by field and question by question. */
export function Differences({ all }: { all: readonly Difference[] }) {
  const t = useCatalogueText()
  const say = useSay()
  if (all.length === 0) return <p className="field-help">{t('noChanges')}</p>
  return (
    <ul className="differences">
      {all.map(({ at, kind, before, after }) => (
        <li key={`${at.en} ${kind}`}>
          <p>
            <b>{say(at)}</b> <span className={`difference is-${kind}`}>{t(kind)}</span>
          </p>
          {before !== undefined && <Words label={t('was')} text={before} />}
          {after !== undefined && <Words label={t('is')} text={after} />}
        </li>
      ))}
    </ul>
  )
}

/** Long texts are told by their beginning. */
const Words = ({ label, text }: { label: string; text: string }) => (
  <p className="difference-text">
    <span>{label}: </span>
    {text.length > 300 ? `${text.slice(0, 300)} …` : text}
  </p>
)
