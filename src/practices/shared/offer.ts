import type { Money, Text } from '../../kernel/define/index.ts'
import type { AskedStep } from '../../engines/approvals/index.ts'
import type { Form, Recurring } from '../../engines/forms/index.ts'

/**
 * What a catalogue item offers: written by `catalogue`, read by `request`. Plain JSON in the item's draft, and in its versions, where it
 * never changes again.
 */
export interface Offer {
  readonly texts: OfferTexts
  /** One-time price of one. */
  readonly price?: Money
  /** What one costs again and again. */
  readonly recurring?: Recurring
  /** Working days from the order, or from its approval. */
  readonly deliveryDays?: number
  /** The most that one order may have; 1 unless told. */
  readonly most?: number
  /** Whether it may be ordered for somebody else, by those who may order for others at all; yes unless told. */
  readonly forOthers?: boolean
  /** How long whoever ordered it may take it back or change it; the settings decide unless told. */
  readonly cancelUntil?: Until
  readonly changeUntil?: Until
  /** The questions, as `engines/forms` knows them. */
  readonly form?: Form
  /** Who is asked before it begins; for items without a flow. */
  readonly approval?: { readonly steps: readonly AskedStep[] }
  /** The flow that fulfils it, in the version that was published last when the item was. */
  readonly flow?: { readonly id: string; readonly version?: string }
  /** Without a flow, one task goes to this group. */
  readonly task?: { readonly group?: string; readonly title?: string }
  /** Another kind of record that it makes instead of a request. */
  readonly creates?: Creates
  /** Of a bundle: what its answers bring along. */
  readonly includes?: readonly Include[]
}

/** What of an offer everybody may know who sees it. */
export type ShownOffer = Omit<Offer, 'form' | 'approval' | 'flow' | 'task' | 'includes' | 'creates'> & { readonly creates?: Pick<Creates, 'type'> }

/** In English and German; what is missing in German is told in English. */
export interface OfferTexts {
  readonly name: PartText
  /** One line, under the name. */
  readonly summary?: PartText
  /** Markdown. */
  readonly description?: PartText
  /** Other words under which people look for it. */
  readonly keywords?: string
}

export interface PartText {
  readonly en: string
  readonly de?: string
}

/** Until work on it begins, until something of it is delivered, as long as it is open, or never. */
export type Until = 'start' | 'delivery' | 'end' | 'never'

export interface Creates {
  readonly type: string
  /** What each field is given: the answer to a question, or the same value always. */
  readonly fields: Readonly<Record<string, { readonly answer: string } | { readonly value: unknown }>>
}

export interface Include {
  readonly item: string
  /** A condition on the bundle's answers; always unless told. */
  readonly when?: string
  readonly quantity?: number
  /** Which of its questions are answered by which of the bundle's. */
  readonly shares?: Readonly<Record<string, string>>
}

export const whole = ({ en, de }: PartText): Text => ({ en, de: de || en })

export const untilWords = {
  start: { en: 'Until work begins', de: 'Bis die Arbeit beginnt' },
  delivery: { en: 'Until something is delivered', de: 'Bis etwas geliefert ist' },
  end: { en: 'As long as it is open', de: 'Solange es offen ist' },
  never: { en: 'Never', de: 'Nie' },
} as const satisfies Record<Until, Text>
