/** Whether it is the name of a time zone: `Europe/Berlin`. Offsets are none: PostgreSQL reads their sign the other way round. */
export function isTimeZone(name: string): boolean {
  try {
    return /^[A-Z][\w+/-]{1,60}$/i.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
