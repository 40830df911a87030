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

export interface First {
  readonly token: string
  readonly name: string
  readonly email: string
  readonly password: string
}
export const setUp = (first: First) => say<Onward>('/set-up', first)
