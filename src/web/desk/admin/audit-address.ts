/** What is looked for in the audit, as the address holds it. Days are the reader's own. */
export interface Asks {
  readonly who?: string
  readonly type?: string
  readonly act?: string
  /** `2026-03-02` */
  readonly since?: string
  /** The last day that counts. */
  readonly until?: string
}

const names = ['who', 'type', 'act', 'since', 'until'] as const

export function askedOf(search: string): Asks {
  const given = new URLSearchParams(search)
  return Object.fromEntries(names.flatMap(name => (given.get(name) ? [[name, given.get(name)]] : []))) as Asks
}

export function writeAsks(asks: Asks): string {
  const text = new URLSearchParams(names.flatMap(name => (asks[name] ? [[name, asks[name]]] : []))).toString()
  return text === '' ? '' : `?${text}`
}

/** As the server is asked. */
export function parametersOf({ since, until, ...asks }: Asks): Readonly<Record<string, string | undefined>> {
  return { ...asks, since: beginning(since, 0), until: beginning(until, 1) }
}

function beginning(day: string | undefined, later: number): string | undefined {
  const [year, month, date] =
    /^(\d{4})-(\d\d)-(\d\d)$/
      .exec(day ?? '')
      ?.slice(1)
      .map(Number) ?? []
  if (year === undefined || month === undefined || date === undefined) return undefined
  return new Date(year, month - 1, date + later).toISOString()
}
