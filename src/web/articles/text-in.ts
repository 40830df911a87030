/** A field of a record that holds text; empty where it holds none. */
export function textIn(record: Readonly<Record<string, unknown>>, field: string): string {
  const value = record[field]
  return typeof value === 'string' ? value : ''
}
