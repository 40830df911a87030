/** Whether a text in the form 2026-03-29 is a day of the calendar, in the years 0001 to 9999. */
export function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  // Date takes 30 February for 2 March; then the text it gives back is another.
  return !Number.isNaN(at.valueOf()) && at.toISOString().startsWith(text) && !text.startsWith('0000')
}
