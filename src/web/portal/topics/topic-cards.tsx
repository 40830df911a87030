import { Link } from 'wouter'
import type { Row } from '../../client/shapes.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { useHomeText } from '../home/words.ts'
import { places } from '../places.ts'
import { textIn } from '../row.ts'
import './topics.css'

/** What the record's word looks like. */
const icons: Readonly<Record<string, IconName>> = {
  help: 'info',
  laptop: 'screen',
  phone: 'bell',
  key: 'lock',
  mail: 'send',
  network: 'share',
  printer: 'file',
  software: 'command',
  building: 'home',
  people: 'person',
  travel: 'out',
  money: 'table',
}

/** Topics to look around in, for whoever would rather look than type. */
export function TopicCards({ rows, title }: { rows: readonly Row[]; title?: string }) {
  const t = useHomeText()
  if (rows.length === 0) return null
  return (
    <section className="part">
      <h2>{title ?? t('topics')}</h2>
      <ul className="topics">
        {rows.map(row => (
          <li key={row.id}>
            <Link href={`${places.topics}/${row.id}`} className="topic">
              <Icon name={icons[textIn(row, 'icon')] ?? 'info'} size={20} />
              <span>{textIn(row, 'name')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
