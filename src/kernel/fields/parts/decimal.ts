/**
 * A number as people type it, with a point: `2,5` is 2.5 in most of Europe. A comma that might part thousands
 * (`1,500`) stays, for whoever reads on to refuse: guessing wrong would be wrong by a thousand.
 */
export function withPoint(text: string): string {
  if (!/^[+-]?\d+,\d+$/.test(text)) return text
  if (/^[+-]?[1-9]\d{0,2},\d{3}$/.test(text)) return text
  return text.replace(',', '.')
}
