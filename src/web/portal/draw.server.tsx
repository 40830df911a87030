import { AsyncLocalStorage } from 'node:async_hooks'
import type { QueryClient, QueryObserverOptions } from '@tanstack/react-query'
import { renderToString } from 'react-dom/server'
import { Router } from 'wouter'
import type { Language } from '../../kernel/define/index.ts'
import type { Answer, Boot } from '../client/boot.ts'
import { makeQueryClient } from '../client/query.ts'
import { type Send, sendThrough } from '../client/request.ts'
import { currentLanguage, holdNow, setZone, speak } from '../text/index.ts'
import { Portal } from './portal.tsx'

export interface Wanted {
  readonly boot: Boot
  /** The moment that it shows. */
  readonly at: string
  /** Of the browser, for whoever has chosen none. */
  readonly language: string
  readonly timeZone: string | undefined
  readonly path: string
  /** Behind the question mark. */
  readonly search: string
  /** Asks the API as the person whose page this is. */
  readonly send: Send
  /** Milliseconds for which answers are waited for; what is not there by then, the browser asks for. */
  readonly patience: number
}

export interface Drawn {
  readonly html: string
  readonly language: Language
  readonly answers: readonly Answer[]
}

/** Answers may ask for more, and parts of a page for parts of their own. */
const mostRounds = 6

/** Each drawing asks as its own person, however many are drawn at a time. */
const asking = new AsyncLocalStorage<Send>()
sendThrough((address, how) => {
  const send = asking.getStore()
  if (!send) throw new Error('Nothing is asked for but by a page that is being drawn.')
  return send(address, how)
})

/** Draws a page of the portal as its reader will see it: draws, asks what was asked for meanwhile, and draws again, until nothing is asked. */
export async function draw(wanted: Wanted): Promise<Drawn> {
  const client = makeQueryClient()
  try {
    const tooLate = new Promise<false>(resolve => setTimeout(resolve, wanted.patience, false).unref())
    let page = drawOnce(client, wanted)
    for (let round = 1; round < mostRounds; round++) {
      const { html } = page
      if (!(await asking.run(wanted.send, () => Promise.race([answered(client, html), tooLate])))) break
      page = drawOnce(client, wanted)
    }
    return { ...(forgotFaults(client) ? drawOnce(client, wanted) : page), answers: answersOf(client) }
  } finally {
    client.clear()
  }
}

/** In one go: language, zone and moment belong to one page at a time. */
function drawOnce(client: QueryClient, { boot, at, language, timeZone, path, search }: Wanted): Omit<Drawn, 'answers'> {
  speak(boot.session.person.language ?? language)
  setZone(boot.session.person.timeZone ?? timeZone)
  holdNow(at)
  const html = renderToString(
    <Router ssrPath={path} ssrSearch={search}>
      <Portal client={client} boot={boot} />
    </Router>,
  )
  return { html, language: currentLanguage() }
}

/** A boundary whose part was not there yet, as React writes it. */
const unfinished = '<!--$!-->'

/** Whether there was anything to wait for. */
async function answered(client: QueryClient, html: string): Promise<boolean> {
  const waiting = client
    .getQueryCache()
    .findAll({ predicate: query => query.state.status === 'pending' && (query.options as QueryObserverOptions).enabled !== false })
  await Promise.all(waiting.map(query => query.fetch().catch(() => {})))
  return waiting.length > 0 || html.includes(unfinished)
}

/** What could not be answered is left to the browser, which begins without it and tells what is wrong. */
function forgotFaults(client: QueryClient): boolean {
  const failed = client.getQueryCache().findAll({ predicate: query => query.state.status === 'error' })
  for (const query of failed) query.reset()
  return failed.length > 0
}

const answersOf = (client: QueryClient): Answer[] =>
  client
    .getQueryCache()
    .findAll({ predicate: query => query.state.status === 'success' })
    .map(query => [query.queryKey, query.state.data])
