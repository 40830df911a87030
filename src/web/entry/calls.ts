import { ask } from '../client/request.ts'
import { currentLanguage } from '../text/index.ts'

/** What the entry pages ask of the server. Refusals come in the language on the screen. */
const say = <T>(path: string, body?: object): Promise<T> =>
  ask<T>(path, { ...(body === undefined ? {} : { method: 'POST', body }), headers: { 'accept-language': currentLanguage() } })

/** Where to go from here; always a path of ours. */
interface Onward {
  readonly next: string
}

const next = () => new URLSearchParams(location.search).get('next') ?? undefined

/** The secret of a link stands behind the #, where no server sees it. */
export const linkSecret = (): string => location.hash.slice(1)

export interface DemoPerson {
  readonly email: string
  readonly name: string
  readonly title: string | null
}

export const signIn = (email: string, password: string) => say<Onward>('/sign-in', { email, password, next: next() })
export const demoPeople = () => say<{ items: readonly DemoPerson[] }>('/demo-people')
export const demoSignIn = (email: string) => say<Onward>('/demo-sign-in', { email, next: next() })
export const askForReset = (email: string) => say<void>('/password/reset-request', { email })
export const isGoodReset = (token: string) => say<{ good: boolean }>('/password/reset-check', { token })
export const setNewPassword = (token: string, password: string) => say<void>('/password/reset', { token, password })
/** 404 once there is an administrator. Whether the link is the right one is told when it is used. */
export const awaitsSetUp = () => say<{ good: boolean }>('/set-up')

export const ratingBehind = (token: string) => say<{ number: string; title: string; language: string }>('/rating-link/check', { token })
export const answerRating = (token: string, score: number, words: string) =>
  say<void>('/rating-link/answer', { token, score, ...(words.trim() === '' ? {} : { words }) })

/** What is public, as guests read it. */
export interface Public {
  readonly id: string
  readonly type: string
  readonly title: string
  readonly text?: string
  /** In which it is written, where that is known. */
  readonly language?: string | null
  readonly updatedAt?: string
  readonly number?: string | null
}
export const publicNews = () => say<{ items: readonly Public[] }>('/guest/announcements')
export const publicSearch = (q: string) => say<{ items: readonly Public[] }>(`/guest/search?q=${encodeURIComponent(q)}`)
export const publicRecord = (kind: string, id: string) => say<Public>(`/guest/${kind}/${encodeURIComponent(id)}`)
export const reportAsGuest = (report: { readonly email: string; readonly title: string; readonly text: string }) => say<void>('/guest/report', report)
export const reportBehind = (token: string) => say<{ email: string; title: string; text: string }>('/guest/report/check', { token })
export const confirmReport = (token: string) => say<{ number: string }>('/guest/report/confirm', { token })

export interface First {
  readonly token: string
  readonly name: string
  readonly email: string
  readonly password: string
}
export const setUp = (first: First) => say<Onward>('/set-up', first)
