import type { Row } from '../../client/shapes.ts'
import { Time } from '../../ui/time.tsx'
import { textIn } from '../row.ts'
import { WrittenText } from '../thing/text.tsx'
import { useOutageText } from './words.ts'

/** What everybody is told of an outage, and since when. */
export function Told({ row }: { row: Row }) {
  const t = useOutageText()
  const note = textIn(row, 'publicNote')
  if (note === '') return null
  return (
    <section className="told" aria-label={t('whatWeKnow')}>
      <h2>
        {t('whatWeKnow')} {textIn(row, 'toldAt') && <Time at={textIn(row, 'toldAt')} form="ago" />}
      </h2>
      <WrittenText text={note} />
    </section>
  )
}
