import { type TypeShape, useRows, useType } from '../../client/index.ts'
import { useLanguage, useSay } from '../../text/index.ts'
import type { Attainment } from './attainment-table.tsx'
import type { Grouping } from './report-view.ts'
import { useReportText } from './words.ts'

/** What a figure is about, in words: a month, a level with its version, a priority. */
export function useFigureName(by: Grouping, type: TypeShape): (row: Pick<Attainment, 'key' | 'name'>) => string {
  const t = useReportText()
  const say = useSay()
  const language = useLanguage()
  const versions = useLevelNames(by === 'level')
  const words = type.fields[type.work?.priority ?? '']?.options.words
  return ({ key, name }) => {
    if (key === null) return t('without')
    if (by === 'month') return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${key}-01T00:00:00Z`))
    if (by === 'priority') return words?.[key] ? say(words[key]) : key
    if (by === 'level') return versions(key) ?? name ?? t('hidden')
    return name ?? t('hidden')
  }
}

/** A level by its name, and by its version where there are several. */
export function useLevelNames(enabled = true): (id: string) => string | undefined {
  const t = useReportText()
  const rows = useRows(useType('serviceLevel'), { filter: "state != 'draft'", fields: 'name,versionNumber', limit: 200, count: false }, enabled)
  const items = rows.data?.items ?? []
  return id => {
    const own = items.find(row => row.id === id)
    if (!own) return undefined
    const name = String(own.name)
    return items.filter(row => row.name === own.name).length > 1 ? t('version', { name, version: Number(own.versionNumber) }) : name
  }
}
