import { ask } from './request.ts'
import type { Face, ModelShape, Pinned, Session } from './shapes.ts'

export interface Boot {
  readonly session: Session
  readonly model: ModelShape
  readonly face?: Face
  readonly pinned?: readonly Pinned[]
  /** What the page was drawn from, and when, where the server drew it. */
  readonly drawn?: { readonly at: string; readonly answers: readonly Answer[] }
}

/** What the server answered: under which key it is kept, and its data. */
export type Answer = readonly [key: readonly unknown[], data: unknown]

/** What every screen needs first. The page carries it; without (while developing) it is asked for. @throws Problem 401 */
export async function boot(): Promise<Boot> {
  const carried = carriedBoot()
  if (carried?.session && carried.model) return carried as Boot
  const [session, model] = await Promise.all([carried?.session ?? ask<Session>('/session'), carried?.model ?? ask<ModelShape>('/model')])
  return { session, model }
}

/** What the page carries, if anything; the entry pages read it too, where nobody is signed in. */
export function carriedBoot(): (Partial<Boot> & Readonly<Record<string, unknown>>) | undefined {
  // A heading that somebody wrote may have the same id, and stands before it.
  const text = document.querySelector('script#boot')?.textContent
  if (!text) return undefined
  const value: unknown = JSON.parse(text)
  return typeof value === 'object' && value !== null ? (value as Partial<Boot> & Record<string, unknown>) : undefined
}
