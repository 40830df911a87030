import type { Row } from '../../web/client/index.ts'
import type { Panel } from '../../web/desk/record/panels.tsx'
import { defineTexts } from '../../web/text/index.ts'
import './webhook.css'

const { useText } = defineTexts('webhookDelivery', {
  en: { sent: 'What is sent', back: 'What came back', nothing: 'Nothing came back.' },
  de: { sent: 'Was gesendet wird', back: 'Was zurückkam', nothing: 'Es kam nichts zurück.' },
})

/** What was said to the other system and what it answered, as text: neither is ours to trust. */
function Exchange({ record }: { readonly record: Row }) {
  const t = useText()
  return (
    <div className="webhook-exchange">
      <section aria-label={t('sent')}>
        <h2>{t('sent')}</h2>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
        <pre tabIndex={0}>{readable(textOf(record.body))}</pre>
      </section>
      <section aria-label={t('back')}>
        <h2>{t('back')}</h2>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
        {textOf(record.response) ? <pre tabIndex={0}>{textOf(record.response)}</pre> : <p className="none">{t('nothing')}</p>}
      </section>
    </div>
  )
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}

export default { record: 'webhookDelivery', slot: 'record.banner', Component: Exchange, shows: ['body', 'response'] } satisfies Panel
