import { equals, oneOf, all, type RowOf } from '../../kernel/define/index.ts'
import { notificationMute } from './definitions/mute.ts'
import { notificationPreference } from './definitions/preference.ts'
import { notificationSettings } from './definitions/settings.ts'
import type { Desk } from './desk.server.ts'

export type Settings = RowOf<typeof notificationSettings>
export type Preference = RowOf<typeof notificationPreference>

export interface WishesOf {
  readonly preference: (person: string) => Preference | undefined
  readonly hasMuted: (person: string) => boolean
}

export async function settingsOf({ table }: Pick<Desk, 'table'>): Promise<Settings> {
  const [settings] = await table(notificationSettings)
  if (!settings) throw new Error('There are no notification settings. Start the desk once, so that it writes what it begins with.')
  return settings
}

/** What these people want, and whether they want to hear no more of this record. */
export async function wishesOf({ records, self }: Desk, people: readonly string[], record: string): Promise<WishesOf> {
  const [preferences, muted] = [new Map<string, Preference>(), new Set<string>()]
  for (let at = 0; at < people.length; at += 500) {
    const some = oneOf('person', people.slice(at, at + 500))
    for (const row of (await records.find(self, notificationPreference, { filter: some, limit: 500 })).items) preferences.set(row.person, row)
    for (const row of (await records.find(self, notificationMute, { filter: all(equals('record', record), some), limit: 500 })).items) muted.add(row.person)
  }
  return { preference: person => preferences.get(person), hasMuted: person => muted.has(person) }
}
