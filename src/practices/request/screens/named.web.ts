import type { Row } from '../../../web/client/index.ts'
import { useLanguage } from '../../../web/text/index.ts'

/** What a field says in the reader's language; in English where German is missing. */
export function useNamed(): (row: Row, field: string) => string {
  const language = useLanguage()
  return (row, field) => {
    const own = language === 'de' ? row[`${field}De`] : undefined
    const value = typeof own === 'string' && own !== '' ? own : row[field]
    return typeof value === 'string' ? value : ''
  }
}
