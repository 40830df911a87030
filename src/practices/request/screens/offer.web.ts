import { useQuery } from '@tanstack/react-query'
import type { Form } from '../../../engines/forms/index.ts'
import type { FormToAsk } from '../../../engines/forms/index.server.ts'
import { ask, keys } from '../../../web/client/index.ts'
import { useLanguage } from '../../../web/text/index.ts'
import { type PartText, type ShownOffer, whole } from '../../shared/offer.ts'

/** What the server says of an item for whoever thinks of ordering it. */
export interface OfferShape {
  readonly id: string
  readonly version: string | null
  readonly versionNumber: number | null
  readonly mayOrder: boolean
  readonly offer: ShownOffer
  readonly ask: FormToAsk
  readonly includes: readonly IncludedShape[]
}

export interface IncludedShape {
  readonly item: string
  readonly when?: string
  readonly quantity?: number
  readonly shares?: Readonly<Record<string, string>>
  readonly offer: ShownOffer
  readonly ask: FormToAsk
}

interface Asking {
  readonly requester: string
  readonly draft?: boolean
}

/** An item as it is offered to whoever asks, for that person. */
export const useOffer = (id: string, { requester, draft = false }: Asking) =>
  useQuery({
    queryKey: [...keys.record('catalogueItem', id), 'offer', requester, draft],
    queryFn: ({ signal }) => ask<OfferShape>(`/catalogue-items/${id}/ask`, { method: 'POST', body: { requester, draft }, signal }),
    staleTime: draft ? 0 : 60_000,
  })

export function useSaid(): (text: PartText | undefined) => string {
  const language = useLanguage()
  return text => (text ? whole(text)[language] : '')
}

export const pictureAddress = (id: string): string => `/api/v1/catalogue-items/${id}/picture`

/** The form with what was answered before standing in it, so that it can be changed. */
export const withAnswers = (form: Form, answers: Readonly<Record<string, unknown>>): Form => ({ parts: form.parts.map(part => filled(part, answers)) })

function filled(part: Form['parts'][number], answers: Readonly<Record<string, unknown>>): Form['parts'][number] {
  if (part.part === 'section') return { ...part, parts: part.parts.map(inner => filled(inner, answers)) }
  return part.part === 'question' && answers[part.key] !== undefined ? { ...part, prefill: [{ value: answers[part.key] }] } : part
}
