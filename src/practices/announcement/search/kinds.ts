import type { RecordType, Rule } from '../../../kernel/define/index.ts'

/** What an answer is, best use first: what is down, what helps at once, what can be ordered, one's own, and where to report. */
export const kinds = ['outage', 'notice', 'article', 'item', 'mine', 'service', 'past'] as const
export type Kind = (typeof kinds)[number]

/** How much more useful an answer of this kind is than another one at the same place of the search. */
export const usefulness: Readonly<Record<Kind, number>> = { outage: 4, notice: 2, article: 1.6, item: 1.5, mine: 1.3, service: 0.6, past: 0.5 }

/** Types by their names: they belong to other practices, and an installation may do without. */
const published: Readonly<Record<string, Kind>> = { announcement: 'notice', article: 'article', catalogueItem: 'item', service: 'service' }

/** What people ask for and follow: it has a requester and moves towards an end. An approval stands with what it is about. */
export const isThing = (type: RecordType): boolean =>
  type.name !== 'approval' &&
  type.fields.requester?.options.to === 'person' &&
  type.definition.states !== undefined &&
  type.definition.may.comment !== undefined

export const isAnswer = (type: RecordType): boolean => Object.hasOwn(published, type.name) || isThing(type)

const underway: Rule = {
  all: [
    { field: 'majorState', is: '==', value: 'accepted' },
    { field: 'category', is: '!=', value: 'done' },
  ],
}

export const outagesOf = (type: RecordType): Rule | undefined => (type.fields.majorState ? underway : undefined)

/** Of a type, what the portal shows to anybody: one's own things and what is down, and of what is published nothing that is not. */
export function shownOf(type: RecordType): Rule | undefined {
  if (isThing(type)) {
    const whose: Rule[] = ['requester', 'createdBy', ...(type.fields.watchers ? ['watchers'] : [])].map(field => ({
      field,
      is: field === 'watchers' ? 'contains' : '==',
      value: { me: true },
    }))
    const outages = outagesOf(type)
    return { any: [...whose, ...(outages ? [outages] : [])] }
  }
  return publishedOf(type)[0]
}

/** That readers see it: an article is read while its next version is written. */
export function publishedOf(type: RecordType): readonly Rule[] {
  if (type.fields.live) return [{ field: 'live', is: '==', value: true }]
  return type.definition.states && 'published' in type.definition.states ? [{ field: 'state', is: '==', value: 'published' }] : []
}

interface Found {
  readonly type: string
  readonly id: string
  readonly category: string | null
}

export function kindOf({ type, id, category }: Found, outages: ReadonlySet<string>): Kind {
  if (outages.has(id)) return 'outage'
  return published[type] ?? (category === 'done' ? 'past' : 'mine')
}
