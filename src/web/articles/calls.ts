import { ask } from '../client/request.ts'

export interface Piece {
  readonly text: string
  readonly hit: boolean
}

/** An article that may answer what somebody types. */
export interface Suggestion {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly kind: string
  readonly language: string
  readonly openTo: 'internal' | 'audience' | 'everyone' | 'public'
  readonly heading: readonly Piece[]
  readonly excerpt: readonly Piece[]
  readonly covers: number
}

export interface Standing {
  readonly mine: { readonly id: string; readonly helpful: boolean; readonly words: string | null } | null
  readonly translations: readonly { readonly id: string; readonly number: string; readonly title: string | null; readonly language: string }[]
  readonly figures: { readonly helpful: number; readonly unhelpful: number; readonly openedInMonth: number } | null
}

export const suggestions = (text: string, limit: number, signal?: AbortSignal) =>
  ask<{ readonly items: readonly Suggestion[] }>('/article-suggestions', { query: { text: text.slice(0, 500), limit }, ...(signal ? { signal } : {}) })

export const standing = (id: string, signal?: AbortSignal) => ask<Standing>(`/articles/${id}/standing`, signal ? { signal } : {})

/** Kept for those who write: what was looked for. Gives the search's id. */
export const keepSearch = (text: string) => ask<{ readonly id: string; readonly answered: boolean }>('/article-searches', { method: 'POST', body: { text } })

export const keepOpening = (id: string, place: 'portal' | 'desk', search?: string) =>
  ask<void>(`/articles/${id}/openings`, { method: 'POST', body: { place, ...(search === undefined ? {} : { search }) } })

export interface Said {
  readonly helpful: boolean
  readonly words?: string | null
}

/** Says, or says anew, whether it helped. */
export const sayOf = (article: string, mine: Standing['mine'], said: Said) =>
  mine === null
    ? ask<{ readonly id: string }>('/article-feedback', { method: 'POST', body: { article, ...said } })
    : ask<{ readonly id: string }>(`/article-feedback/${mine.id}`, { method: 'PATCH', body: said })
