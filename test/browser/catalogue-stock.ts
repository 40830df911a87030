import assert from 'node:assert/strict'
import type { Client } from '../harness/server.ts'

/** What is on the shelves in journeys: a laptop with questions, small things, and a bundle that brings both along. */
export interface Stock {
  readonly laptop: string
  readonly mouse: string
  readonly badge: string
  readonly welcome: string
}

const both = (en: string, de: string) => ({ en, de })
const euro = (amount: string) => ({ amount, currency: 'EUR' })

/** Puts things into the catalogue, as an administrator does by the API. `group` fulfils them. */
export async function stockUp(admin: Client, group: string, more: { readonly approver?: string } = {}): Promise<Stock> {
  const made = async (path: string, body: object): Promise<string> => {
    const { status, body: row } = await admin.post(path, body)
    assert.equal(status, 201, JSON.stringify(row))
    return String(row.id)
  }
  const devices = await made('/catalogue-categories', {
    name: 'Devices',
    nameDe: 'Geräte',
    description: 'To work with.',
    descriptionDe: 'Zum Arbeiten.',
    order: 1,
  })
  const access = await made('/catalogue-categories', { name: 'Access', nameDe: 'Zugänge', order: 2 })
  const publish = async (category: string, draft: { texts: { name: { en: string } } }): Promise<string> => {
    const id = await made('/catalogue-items', { name: draft.texts.name.en, openTo: 'everyone', inCategory: category, draft: { task: { group }, ...draft } })
    const done = await admin.post(`/catalogue-items/${id}/publish`, {})
    assert.equal(done.status, 200, JSON.stringify(done.body))
    return id
  }
  const laptop = await publish(devices, {
    texts: {
      name: both('Laptop', 'Laptop'),
      summary: both('For work at home and on the way', 'Für die Arbeit zu Hause und unterwegs'),
      description: both(
        'Comes set up, with a charger and a bag. **The old one is taken back** when the new one is handed over.',
        'Kommt eingerichtet, mit Ladegerät und Tasche. **Der alte wird zurückgenommen**, wenn der neue übergeben wird.',
      ),
      keywords: 'notebook computer rechner',
    },
    price: euro('1200.00'),
    recurring: { ...euro('12.50'), every: 'month' },
    deliveryDays: 5,
    most: 3,
    form: {
      parts: [
        {
          part: 'question',
          key: 'screen',
          kind: 'choice',
          label: both('Screen', 'Bildschirm'),
          options: { words: { small: both('14 inch', '14 Zoll'), large: both('16 inch', '16 Zoll') } },
          require: true,
          prices: [{ answer: 'large', once: euro('180.00') }],
        },
        {
          part: 'question',
          key: 'reason',
          kind: 'longText',
          label: both('What is the large screen for?', 'Wozu der große Bildschirm?'),
          show: "screen == 'large'",
          require: true,
        },
        {
          part: 'question',
          key: 'dock',
          kind: 'boolean',
          label: both('With a dock for the desk', 'Mit Dock für den Schreibtisch'),
          prices: [{ answer: true, once: euro('90.00') }],
        },
      ],
    },
    ...(more.approver ? { approval: { steps: [{ name: 'Budget', people: [more.approver] }] } } : {}),
  } as never)
  const mouse = await publish(devices, {
    texts: { name: both('Mouse', 'Maus'), summary: both('Without a cable', 'Ohne Kabel') },
    price: euro('20.00'),
    deliveryDays: 1,
    most: 5,
  } as never)
  const badge = await publish(access, {
    texts: { name: both('Access badge', 'Zutrittsausweis'), summary: both('Opens the doors you need', 'Öffnet die Türen, die Sie brauchen') },
    form: { parts: [{ part: 'question', key: 'holder', kind: 'text', label: both('Name on the badge', 'Name auf dem Ausweis'), require: true }] },
  } as never)
  const welcome = await publish(access, {
    texts: { name: both('Somebody new starts', 'Jemand fängt neu an'), summary: both('Everything for the first day', 'Alles für den ersten Tag') },
    task: {},
    form: {
      parts: [
        { part: 'question', key: 'who', kind: 'text', label: both('Who starts?', 'Wer fängt an?'), require: true },
        { part: 'question', key: 'mobile', kind: 'boolean', label: both('Works on the way', 'Arbeitet unterwegs') },
      ],
    },
    includes: [
      { item: badge, shares: { holder: 'who' } },
      { item: laptop, when: 'mobile == true' },
      { item: mouse, quantity: 1 },
    ],
  } as never)
  return { laptop, mouse, badge, welcome }
}
