import { machine } from '../../../kernel/actor.ts'
import type { Records } from '../../../kernel/records/index.server.ts'
import { serviceLevel } from '../../../engines/clocks/index.ts'
import { calendar, group } from '../../../people/index.ts'
import type { Organisation } from './found.server.ts'
import { agreement, companyDays, deskHours, promises } from './promises.ts'

/** Gives the desk its hours and puts what it promises in force. */
export async function promise(records: Records, tenant: string, organisation: Pick<Organisation, 'groups'>, years: readonly number[]): Promise<void> {
  const founder = machine(tenant, 'demo', 'demo')
  const exceptions = years.flatMap(year => companyDays.map(({ day, ...rest }) => ({ from: null, to: null, ...rest, date: `${year}-${day}` })))
  const hours = await records.create(founder, calendar, { ...deskHours, exceptions })
  const ids = new Map<string, string>()
  for (const [key, facts] of Object.entries(promises)) {
    const level = await records.create(founder, serviceLevel, { recordType: 'incident', calendar: hours.id, ...facts, warnings: [...facts.warnings] })
    ids.set(key, (await records.transition(founder, serviceLevel, level.id, 'activate')).id)
  }
  const { group: key, underpins, warnings, ...facts } = agreement
  const groupId = organisation.groups.get(key)
  const level = await records.create(founder, serviceLevel, {
    recordType: 'incident',
    calendar: hours.id,
    underpins: ids.get(underpins) ?? null,
    applies: `group == '${groupId}'`,
    warnings: [...warnings],
    ...facts,
  })
  await records.transition(founder, serviceLevel, level.id, 'activate')
  for (const id of organisation.groups.values()) await records.change(founder, group, id, { calendar: hours.id })
}
