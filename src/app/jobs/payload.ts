/** What is never shown of a job's payload, should one ever hold it. */
const hidden = /secret|password|token|authorization|cookie|api_?key/i
const longest = 500

/** A payload for the eyes of an administrator: without what may be a secret, and no more of each text than one reads. */
export function shownPayload(payload: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, hidden.test(name) ? '…' : shown(value)]))
}

function shown(value: unknown): unknown {
  if (typeof value === 'string') return value.length > longest ? `${value.slice(0, longest)}…` : value
  if (Array.isArray(value)) return value.slice(0, 50).map(shown)
  return typeof value === 'object' && value !== null ? shownPayload(value as Record<string, unknown>) : value
}
