/** That somebody opened an article, and when they reported something after it, if they did. */
export interface Opening {
  readonly person: string
  /** UTC ISO 8601, as all moments here. */
  readonly at: string
  readonly reportedAt: string | null
}

/** Openings of one person with less than a day between each and the next. */
export interface Visit {
  readonly person: string
  readonly at: string
  readonly last: string
  readonly reported: boolean
  /** A day after its last opening has not passed, so that it may still end in a report. */
  readonly pending: boolean
}

export interface Deflection {
  /** Visits that are over: deflected and reported together. */
  readonly visits: number
  readonly reported: number
  /** Somebody looked something up, and reported nothing within a day. Whether they were helped or gave up, nobody knows. */
  readonly deflected: number
  readonly pending: number
}

const day = 24 * 60 * 60 * 1000

/**
 * What of the openings were visits, and how they ended. Someone who opens five articles in an afternoon made one visit: counting openings
 * would multiply what was spared.
 */
export function visitsOf(openings: readonly Opening[], now: string): Visit[] {
  return [...Map.groupBy(openings, o => o.person).values()].flatMap(own =>
    chains(own.toSorted((a, b) => (a.at < b.at ? -1 : 1))).map(chain => visitOf(chain, now)),
  )
}

function chains(openings: readonly Opening[]): Opening[][] {
  const all: Opening[][] = []
  for (const opening of openings) {
    const last = all.at(-1)?.at(-1)
    if (last && Date.parse(opening.at) - Date.parse(last.at) < day) all.at(-1)?.push(opening)
    else all.push([opening])
  }
  return all
}

function visitOf(chain: readonly Opening[], now: string): Visit {
  const [first, last] = [chain[0], chain.at(-1)]
  const [at, end] = [first?.at ?? '', last?.at ?? '']
  const reported = chain.some(o => o.reportedAt !== null && Date.parse(o.reportedAt) - Date.parse(o.at) <= day)
  return { person: first?.person ?? '', at, last: end, reported, pending: !reported && Date.parse(now) - Date.parse(end) <= day }
}

export function deflectionOf(visits: readonly Pick<Visit, 'reported' | 'pending'>[]): Deflection {
  const over = visits.filter(v => !v.pending)
  const reported = over.filter(v => v.reported).length
  return { visits: over.length, reported, deflected: over.length - reported, pending: visits.length - over.length }
}
