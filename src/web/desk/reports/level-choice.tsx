import { type TypeShape, useRows, useType } from '../../client/index.ts'
import { Select } from '../../ui/index.ts'
import type { Report } from './report-view.ts'
import { useReportText } from './words.ts'

/** Narrows the report to one service level, in all its versions. */
export function LevelChoice({ view, type }: { readonly view: Report; readonly type: TypeShape }) {
  const t = useReportText()
  const filter = `recordType == '${type.name}' && state != 'draft'`
  const { data } = useRows(useType('serviceLevel'), { filter, sort: 'name', fields: 'name', limit: 200 })
  const byName = Map.groupBy(data?.items ?? [], row => String(row.name))
  if (byName.size < 2) return null
  return (
    <label>
      {t('level')}{' '}
      <Select value={view.levels} onChange={event => view.change({ levels: event.target.value, open: undefined })}>
        <option value="">{t('allLevels')}</option>
        {[...byName].map(([name, versions]) => (
          <option key={name} value={versions.map(row => row.id).join(',')}>
            {name}
          </option>
        ))}
      </Select>
    </label>
  )
}
