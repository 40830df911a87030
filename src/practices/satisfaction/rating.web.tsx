import { Link } from 'wouter'
import { useType } from '../../web/client/context.tsx'
import { useRows } from '../../web/client/lists.ts'
import type { RecordPage, Row, TypeShape } from '../../web/client/shapes.ts'
import { defineTexts, useSay } from '../../web/text/index.ts'
import { Tag } from '../../web/ui/marks.tsx'
import { useRateWords } from './words.web.ts'

const { useText } = defineTexts('satisfaction.panel', {
  en: { title: 'Satisfaction', asked: 'Asked, not answered yet' },
  de: { title: 'Zufriedenheit', asked: 'Gefragt, noch ohne Antwort' },
})

/** What whoever it was done for said about it. */
function Ratings({ record }: { record: RecordPage }) {
  const t = useText()
  const type = useType('rating')
  const { data } = useRows(type, { filter: `record == '${record.id}'`, fields: 'number,score,words,state', limit: 5 }, record.category === 'done')
  const rows = data?.items ?? []
  if (!type || rows.length === 0) return null
  return (
    <section className="fact-section stack">
      <h2>{t('title')}</h2>
      {rows.map(row => (
        <One key={row.id} type={type} row={row} />
      ))}
    </section>
  )
}

function One({ type, row }: { type: TypeShape; row: Row }) {
  const say = useSay()
  const t = useText()
  const words = useRateWords(type)
  const state = type.states?.[String(row.state)]
  const score = typeof row.score === 'number' ? words(row.score) : t('asked')
  return (
    <div className="stack">
      <span className="row">
        <Link href={`/ratings/${String(row.number)}`}>{score}</Link>
        {state && <Tag tone={state.tone}>{say(state)}</Tag>}
      </span>
      {typeof row.words === 'string' && <p>{row.words}</p>}
    </div>
  )
}

export default { record: (type: TypeShape) => type.fields.requester !== undefined && type.work !== undefined, slot: 'record.help', Component: Ratings }
