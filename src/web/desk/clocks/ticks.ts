import type { Dates } from '../../text/index.ts'

const hour = 3_600_000
const day = 24 * hour
const hourSteps = [1, 2, 3, 6, 12] as const
const daySteps = [1, 2, 4, 7, 14, 28, 56, 112, 364] as const
const most = 7

interface Tick {
  readonly at: number
  readonly label: string
}

/** Marks of an axis of time: round hours, or midnights, in the viewer's zone; at most seven. */
export function ticksOf(from: number, to: number, dates: Pick<Dates, 'local' | 'fromLocal' | 'monthDay' | 'time'>): readonly Tick[] {
  const hours = hourSteps.find(step => (to - from) / (step * hour) <= most)
  const days = hours === undefined ? (daySteps.find(step => (to - from) / (step * day) <= most) ?? 728) : 1
  const midnights = midnightsOf(from, to, days, dates)
  if (hours === undefined) return within(midnights, from, to).map(at => ({ at, label: dates.monthDay(new Date(at).toISOString()) }))
  const all = midnights.flatMap(at => Array.from({ length: 24 / hours }, (_, i) => at + i * hours * hour))
  return within(all, from, to).map(at => {
    const iso = new Date(at).toISOString()
    return { at, label: midnights.includes(at) ? dates.monthDay(iso) : dates.time(iso) }
  })
}

const within = (all: readonly number[], from: number, to: number) => all.filter(at => at >= from && at <= to)

/** Every so many midnights; a day of 23 or 25 hours shifts none of them. */
function midnightsOf(from: number, to: number, step: number, { local, fromLocal }: Pick<Dates, 'local' | 'fromLocal'>): readonly number[] {
  const first = Date.parse(`${local(new Date(from).toISOString()).slice(0, 10)}T00:00:00Z`)
  const found: number[] = []
  for (let date = first; ; date += step * day) {
    const at = Date.parse(fromLocal(new Date(date).toISOString().slice(0, 16)) ?? '')
    if (!(at <= to)) return found
    found.push(at)
  }
}
