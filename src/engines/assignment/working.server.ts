import type { Context } from '../../kernel/records/index.server.ts'
import { calendar, location } from '../../people/index.ts'
import { definitionOf, isOpen } from '../calendars/index.ts'
import { compiledCalendar } from '../calendars/index.server.ts'
import type { Group, Member } from './member.ts'

type Definition = ReturnType<typeof definitionOf>
const definitions = new WeakMap<object, Definition>()

/** Whether somebody works at this moment: by the calendar of where they are, else by their group's. Without either, always. */
export async function isWorking(person: Member, group: Group, { now, table }: Pick<Context, 'now' | 'table'>): Promise<boolean> {
  const place = person.location === null ? undefined : (await table(location)).find(l => l.id === person.location)
  const id = place?.calendar ?? group.calendar
  const row = id === null ? undefined : (await table(calendar)).find(c => c.id === id)
  if (!row) return true
  // One definition for one row as it was read, so that it is compiled once.
  const definition = definitions.get(row) ?? definitionOf(row)
  definitions.set(row, definition)
  return isOpen(compiledCalendar(definition), Date.parse(now))
}
