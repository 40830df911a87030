import type { Text } from '../../kernel/define/index.ts'
import { type Form, type Part, partsOf } from '../../engines/forms/index.ts'
import type { Offer } from '../shared/offer.ts'

/** One thing in which two versions differ. */
export interface Difference {
  readonly at: Text
  readonly kind: 'added' | 'removed' | 'changed' | 'moved'
  /** As JSON says it, for what is short; undefined where it would tell nobody anything. */
  readonly before?: string
  readonly after?: string
}

/** What is new in an offer: field by field, and question by question. Nothing where both are the same. */
export function differencesOf(before: Offer | undefined, after: Offer): readonly Difference[] {
  return [...fields(before, after), ...questions(before?.form, after.form)]
}

const places: readonly (readonly [at: Text, value: (offer: Offer) => unknown])[] = [
  [{ en: 'Name', de: 'Name' }, o => o.texts.name.en],
  [{ en: 'German name', de: 'Deutscher Name' }, o => o.texts.name.de],
  [{ en: 'In one line', de: 'In einer Zeile' }, o => o.texts.summary?.en],
  [{ en: 'In one line, in German', de: 'In einer Zeile, deutsch' }, o => o.texts.summary?.de],
  [{ en: 'Description', de: 'Beschreibung' }, o => o.texts.description?.en],
  [{ en: 'Description in German', de: 'Beschreibung, deutsch' }, o => o.texts.description?.de],
  [{ en: 'Also found as', de: 'Auch zu finden als' }, o => o.texts.keywords],
  [{ en: 'Price', de: 'Preis' }, o => o.price && `${o.price.amount} ${o.price.currency}`],
  [{ en: 'Recurring price', de: 'Laufender Preis' }, o => o.recurring && `${o.recurring.amount} ${o.recurring.currency} / ${o.recurring.every}`],
  [{ en: 'Delivered in working days', de: 'Lieferzeit in Arbeitstagen' }, o => o.deliveryDays],
  [{ en: 'At most at once', de: 'Höchstens auf einmal' }, o => o.most],
  [{ en: 'For others', de: 'Für andere' }, o => o.forOthers],
  [{ en: 'Cancelling', de: 'Stornieren' }, o => o.cancelUntil],
  [{ en: 'Changing', de: 'Ändern' }, o => o.changeUntil],
  [{ en: 'Task', de: 'Aufgabe' }, o => o.task],
  [{ en: 'Approval', de: 'Genehmigung' }, o => o.approval],
  [{ en: 'Flow', de: 'Ablauf' }, o => o.flow],
  [{ en: 'What it makes', de: 'Was daraus entsteht' }, o => o.creates],
  [{ en: 'What it includes', de: 'Was es enthält' }, o => o.includes],
]

function fields(before: Offer | undefined, after: Offer): Difference[] {
  return places.flatMap(([at, value]) => {
    const [was, is] = [said(before && value(before)), said(value(after))]
    return was === is ? [] : [{ at, kind: kindOf(was, is), ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) }]
  })
}

const kindOf = (was: string | undefined, is: string | undefined): Difference['kind'] => (was === undefined ? 'added' : is === undefined ? 'removed' : 'changed')

/** The database gives the members of an object in an order of its own. */
function said(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0)) return undefined
  return typeof value === 'string' ? value : JSON.stringify(sorted(value))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  )
}

function questions(before: Form | undefined, after: Form | undefined): Difference[] {
  const [was, is] = [partsIn(before), partsIn(after)]
  const gone = was.filter(({ key }) => !is.some(part => part.key === key)).map((part): Difference => ({ at: named(part), kind: 'removed' }))
  const came = is.flatMap((part): Difference[] => {
    const old = was.find(({ key }) => key === part.key)
    if (!old) return [{ at: named(part), kind: 'added' }]
    return said(own(old)) === said(own(part)) ? [] : [{ at: named(part), kind: 'changed', ...changesIn(old, part) }]
  })
  const kept = (parts: readonly Part[], other: readonly Part[]) => parts.filter(({ key }) => other.some(part => part.key === key)).map(({ key }) => key)
  const isMoved = kept(was, is).join() !== kept(is, was).join()
  return [...gone, ...came, ...(isMoved ? [{ at: { en: 'Order of the questions', de: 'Reihenfolge der Fragen' }, kind: 'moved' as const }] : [])]
}

const partsIn = (form: Form | undefined): readonly Part[] => (form ? partsOf(form).map(({ part }) => part) : [])

/** Without what stands within it, which is compared by itself. */
const own = (part: Part): object => (part.part === 'section' ? { ...part, parts: undefined } : part)

/** Names of what is different about a question: `label`, `require`. */
function changesIn(before: Part, after: Part): Pick<Difference, 'before' | 'after'> {
  const [was, is] = [own(before) as Readonly<Record<string, unknown>>, own(after) as Readonly<Record<string, unknown>>]
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(name => said(was[name]) !== said(is[name]))
  const list = (part: Readonly<Record<string, unknown>>) => names.map(name => `${name}: ${said(part[name]) ?? '–'}`).join('; ')
  return { before: list(was), after: list(is) }
}

function named(part: Part): Text {
  const label = part.part === 'hint' ? part.text : 'label' in part ? part.label : { en: part.key, de: part.key }
  return { en: `Question ‘${label.en || part.key}’`, de: `Frage „${label.de || part.key}“` }
}
