import { AsyncLocalStorage } from 'node:async_hooks'
import type { QueryClient, QueryObserverOptions } from '@tanstack/react-query'
import { renderToString } from 'react-dom/server'
import { Router } from 'wouter'
import type { Language } from '../../kernel/define/index.ts'
import type { Answer, Boot } from '../client/boot.ts'
import { makeQueryClient } from '../client/query.ts'
import { type Send, sendThrough } from '../client/request.ts'
import { currentLanguage, setZone, speak } from '../text/index.ts'
import { Portal } from './portal.tsx'

export interface Wanted {
  readonly boot: Boot
  /** Of the browser, for whoever has chosen none. */
  readonly language: string
  readonly timeZone: string | undefined
  readonly path: string
  /** Behind the question mark. */
  readonly search: string
  /** Asks the API as the person whose page this is. */
  readonly send: Send
}

export interface Drawn {
  readonly html: string
  readonly language: Language
  readonly from: readonly Answer[]
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
    let html = drawOnce(client, wanted)
    for (let round = 1; round < mostRounds && (await asking.run(wanted.send, () => answered(client, html))); round++) html = drawOnce(client, wanted)
    return { html, language: currentLanguage(), from: answersOf(client) }
  } finally {
    client.clear()
  }
}

/** In one go: language and zone belong to one person at a time. */
function drawOnce(client: QueryClient, { boot, language, timeZone, path, search }: Wanted): string {
  speak(boot.session.person.language ?? language)
  setZone(boot.session.person.timeZone ?? timeZone)
  return renderToString(
    <Router ssrPath={path} ssrSearch={search}>
      <Portal client={client} boot={boot} />
    </Router>,
  )
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

const answersOf = (client: QueryClient): Answer[] =>
  client
    .getQueryCache()
    .findAll({ predicate: query => query.state.status === 'success' })
    .map(query => [query.queryKey, query.state.data])
