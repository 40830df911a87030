import type { RowOf } from '../../kernel/define/index.ts'
import type { After, Context } from '../../kernel/records/behaviour.ts'
import { settingsOf } from '../shared/settings.ts'
import { rating } from './definitions/rating.ts'
import { satisfactionSettings } from './definitions/settings.ts'

type Rating = RowOf<typeof rating>

/** A low score becomes work of whoever leads the group that served: the assignment tells them. */
export async function followUp({ row }: After<typeof rating>, context: Context): Promise<void> {
  const { lowUpTo } = settingsOf(satisfactionSettings, await context.table(satisfactionSettings))
  if (row.state !== 'answered' || row.score === null || row.score > lowUpTo) return
  const self = context.by('satisfaction')
  const group = row.servedBy ?? (await supportOf(row, context))
  const assignee = group === null ? null : await leadOf(group, context)
  await context.records.transition(self, rating, row.id, 'raise', { group, assignee }, { reason: `Rated ${row.score} of 5.` })
}

async function supportOf({ service }: Rating, { records, record, by }: Context): Promise<string | null> {
  if (service === null) return null
  const found = await records.get(by('satisfaction'), record('service'), service)
  return textOf(found, 'supportGroup')
}

/** The first of its leads who is here. */
async function leadOf(group: string, { records, record, by, now }: Context): Promise<string | null> {
  const self = by('satisfaction')
  const { leads } = (await records.get(self, record('group'), group)) as { readonly leads?: readonly string[] | null }
  for (const id of leads ?? []) {
    const person = await records.get(self, record('person'), id)
    if (isHere(person, now)) return id
  }
  return leads?.[0] ?? null
}

function isHere(person: object, now: string): boolean {
  const from = textOf(person, 'awayFrom')
  const until = textOf(person, 'awayUntil')
  const away = (from !== null || until !== null) && (from === null || from <= now) && (until === null || until > now)
  return !away && (person as { readonly active?: unknown }).active === true
}

const textOf = (row: object, field: string): string | null => {
  const value = (row as Readonly<Record<string, unknown>>)[field]
  return typeof value === 'string' ? value : null
}
