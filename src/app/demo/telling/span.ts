const form = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?$/

/** Minutes of a span of time, written like `2d`, `3h`, `1h20m`; a day has as many minutes as told. */
export function minutesOf(span: string, day: number): number {
  const [, days = '0', hours = '0', minutes = '0'] = form.exec(span) ?? []
  const total = Number(days) * day + Number(hours) * 60 + Number(minutes)
  if (total === 0) throw new Error(`'${span}' is no span of time. Write it like 2d, 3h or 1h20m.`)
  return total
}
