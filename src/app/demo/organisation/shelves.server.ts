import type { Records } from '../../../kernel/records/index.server.ts'
import { portalSettings, topic } from '../../../practices/announcement/index.ts'
import { catalogueCategory } from '../../../practices/catalogue/index.ts'
import { categories } from '../catalogue/categories.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { topics } from './topics.ts'

/** Keys of what the portal is ordered by, and its records. */
export interface Shelves {
  readonly topics: ReadonlyMap<string, string>
  readonly categories: ReadonlyMap<string, string>
}

/** Puts up topics and categories. */
export async function putUpShelves(records: Records, lea: Actor): Promise<Shelves> {
  const topicIds = new Map<string, string>()
  for (const [place, [key, { name, text, icon }]] of Object.entries(topics).entries()) {
    const openTo = key === 'desk' ? 'internal' : 'everyone'
    topicIds.set(key, (await records.create(lea, topic, { name, text, icon, openTo, order: (place + 1) * 10 })).id)
  }
  const categoryIds = new Map<string, string>()
  for (const [place, [key, { name, description }]] of Object.entries(categories).entries()) {
    const words = { name: name.en, nameDe: name.de, description: description.en, descriptionDe: description.de }
    categoryIds.set(key, (await records.create(lea, catalogueCategory, { ...words, order: (place + 1) * 10 })).id)
  }
  return { topics: topicIds, categories: categoryIds }
}

export async function wordThePortal(records: Records, lea: Actor): Promise<void> {
  const [settings] = (await records.find(lea, portalSettings, { limit: 1 })).items
  if (!settings) return
  await records.change(lea, portalSettings, settings.id, {
    name: 'Ahrenvelt',
    greeting: 'What do you need?',
    greetingDe: 'Was brauchen Sie?',
    footer: 'Nothing works at all? Service desk: +49 341 5550 120, Monday to Friday 7:30 to 17:30.',
    footerDe: 'Geht gar nichts mehr? Service Desk: +49 341 5550 120, Montag bis Freitag 7:30 bis 17:30.',
    guestsRead: true,
  })
}
