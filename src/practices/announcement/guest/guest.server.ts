import type { Actor } from '../../../kernel/actor.ts'
import { all, equals, type Language, type RecordType, type Rule } from '../../../kernel/define/index.ts'
import { missing } from '../../../kernel/errors.ts'
import type { Ground } from '../../../kernel/practice.ts'
import { publishedOf } from '../search/kinds.ts'
import { portalSettingsOf, type Settings } from '../brand/face.server.ts'

/** What guests may ever read, by name, with the field that holds its text; of all else they see its title and number alone. */
export const guestTexts: Readonly<Record<string, string>> = { announcement: 'text', article: 'published' }

/** Belongs to nobody. */
const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * Whoever is not signed in. Their rights are those of somebody who was told nothing and belongs nowhere, narrowed to what is public:
 * no rule of a record can give them more, and every question of theirs goes through `publicly`.
 */
export const guest = (tenant: string, language: Language): Actor => ({
  tenant,
  person: nobody,
  name: 'guest',
  roles: new Set(),
  groups: [],
  channel: 'web',
  language,
  unbound: false,
})

/** The types that guests read here: those of the list that can be open to the public. */
export const publicTypes = ({ store }: Ground): readonly RecordType[] =>
  store.model.types.filter(type => Object.hasOwn(guestTexts, type.name) && type.fields.openTo?.options.words?.public !== undefined)

export const publicly = (type: RecordType): Rule => all(equals('openTo', 'public'), ...publishedOf(type))

/** @throws missing, where the organisation does not let guests do this: then there is nothing at the address */
export async function lets(ground: Ground, tenant: string, what: 'guestsRead' | 'guestsReport'): Promise<Settings> {
  const settings = await portalSettingsOf(ground.store, tenant)
  if (!settings[what]) throw missing()
  return settings
}

export async function onlyTenantOf({ tenants }: Ground): Promise<string> {
  const [only] = await tenants()
  if (only === undefined) throw missing()
  return only
}
