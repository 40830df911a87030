import { AsyncLocalStorage } from 'node:async_hooks'

/** Ids of the automations that led here, the first first. Whatever happens while one runs knows them, however deep in a practice. */
export type Chain = readonly string[]

const running = new AsyncLocalStorage<Chain>()

export const chainNow = (): Chain => running.getStore() ?? []
export const within = <T>(chain: Chain, work: () => Promise<T>): Promise<T> => running.run(chain, work)

/** How many may lead to one another; the next one stops. */
export const longestChain = 5
