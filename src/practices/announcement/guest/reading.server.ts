import type { Language, RecordType } from '../../../kernel/define/index.ts'
import { missing } from '../../../kernel/errors.ts'
import type { Ground } from '../../../kernel/practice.ts'
import { type Hit, search } from '../../../kernel/search/index.server.ts'
import { askedHits } from '../search/asked.server.ts'
import { guest, guestTexts, publicly, publicTypes } from './guest.server.ts'

export interface Public {
  readonly id: string
  readonly type: string
  readonly number: string | null
  readonly title: string
  readonly text: string
  /** In which it is written, where that is known. */
  readonly language: string | null
  readonly updatedAt: string
}

const shown = (type: RecordType): readonly string[] =>
  ['number', type.definition.views.title, guestTexts[type.name] ?? '', 'language', 'updatedAt'].filter(name => name in type.fields)

/** What is said to everybody now, what matters most first. */
export async function publicAnnouncements(ground: Ground, tenant: string, language: Language): Promise<readonly Public[]> {
  const type = publicTypes(ground).find(t => t.name === 'announcement')
  if (!type) return []
  const found = await ground.records.find(guest(tenant, language), type.definition, {
    filter: publicly(type),
    fields: shown(type),
    sort: ['-updatedAt'],
    limit: 20,
  })
  return found.items.map(row => picked(type, row))
}

export async function publicSearch(ground: Ground, tenant: string, language: Language, text: string): Promise<readonly Hit[]> {
  const who = guest(tenant, language)
  const types = publicTypes(ground)
  const asked = await askedHits(ground, who, text, { types, filter: publicly })
  const others = types.filter(type => !asked.some(({ hit }) => hit.type === type.name))
  const hits = await search(ground.store, who, { text, types: others, filter: publicly, limit: 10 })
  return [...asked.map(({ hit }) => hit), ...hits].slice(0, 10)
}

/** One article or announcement. @throws missing, also for one that is there and not public */
export async function publicRecord(ground: Ground, tenant: string, language: Language, name: string, id: string): Promise<Public> {
  const type = publicTypes(ground).find(t => t.name === name)
  if (!type || !/^[\w-]{1,60}$/.test(id)) throw missing()
  const who = guest(tenant, language)
  const { id: known } = await ground.records.get(who, type.definition, id)
  const filter = { all: [publicly(type), { field: 'id', is: '==', value: known } as const] }
  const [row] = (await ground.records.find(who, type.definition, { filter, fields: shown(type), limit: 1 })).items
  if (!row) throw missing()
  return picked(type, row)
}

function picked(type: RecordType, row: object): Public {
  const values = row as Readonly<Record<string, unknown>>
  const textOf = (name: string): string | null => (typeof values[name] === 'string' ? values[name] : null)
  return {
    id: String(values.id),
    type: type.name,
    number: textOf('number'),
    title: textOf(type.definition.views.title) ?? '',
    text: textOf(guestTexts[type.name] ?? '') ?? '',
    language: textOf('language'),
    updatedAt: textOf('updatedAt') ?? '',
  }
}
