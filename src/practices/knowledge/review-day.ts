export const dayOf = (moment: string): string => moment.slice(0, 10)

export function inAYear(moment: string): string {
  const at = new Date(moment)
  at.setUTCFullYear(at.getUTCFullYear() + 1)
  return dayOf(at.toISOString())
}
