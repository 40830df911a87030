import { Link } from 'wouter'
import type { Text } from '../../../kernel/define/index.ts'
import { type Row, useRows, useType } from '../../client/index.ts'
import { fieldWeb } from '../../fields.ts'
import { useCount, useSay } from '../../text/index.ts'
import { Tag } from '../../ui/index.ts'
import { addressOf, pageOf, titleOf } from '../parts/address.ts'
import { useRecordText } from './words.ts'

interface RelatedProps {
  readonly of: Row
  readonly record: string
  readonly by: string
  readonly label: Text
}

/** Records of another type that name this one. */
export function Related({ of, record, by, label }: RelatedProps) {
  const t = useRecordText()
  const say = useSay()
  const count = useCount()
  const type = useType(record)
  const field = type?.fields[by]
  const filter = field && fieldWeb(field).many ? `'${of.id}' in ${by}` : `${by} == '${of.id}'`
  const rows = useRows(type, { filter, limit: 6, count: true })
  if (!type || !field) return null
  const items = rows.data?.items ?? []
  const all = rows.data?.count ?? items.length
  if (items.length === 0 && !type.may.create) return null
  return (
    <section>
      <div className="related-head">
        <h2>{say(label)}</h2>
        {all > 0 && <span className="related-count">{rows.data?.more ? `${count(all)}+` : count(all)}</span>}
        {type.may.create && (
          <Link href={`/${type.path}/new?${by}=${of.id}`} aria-label={`${t('newRelated')}: ${say(type.label.one)}`}>
            + {t('newRelated')}
          </Link>
        )}
      </div>
      <div className="related">
        {rows.data && items.length === 0 && <span className="none">{t('noneRelated')}</span>}
        {items.map(row => (
          <RelatedLink key={row.id} row={row} typeName={record} />
        ))}
        {all > items.length && (
          <Link href={`/${type.path}?filter=${encodeURIComponent(filter)}`} className="related-all">
            {t('all', { count: count(all) })}
          </Link>
        )}
      </div>
    </section>
  )
}

function RelatedLink({ row, typeName }: { row: Row; typeName: string }) {
  const say = useSay()
  const type = useType(typeName)
  if (!type) return null
  const state = type.states?.[String(row.state)]
  return (
    <Link href={pageOf(type, row)} className="related-link">
      {type.numbered && <span className="num">{addressOf(row)}</span>}
      <span className="clip" title={titleOf(type, row)}>
        {titleOf(type, row)}
      </span>
      {state && <Tag tone={state.tone}>{say(state)}</Tag>}
    </Link>
  )
}
