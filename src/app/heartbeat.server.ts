import type { Job } from '../kernel/jobs/index.server.ts'
import type { Log } from '../kernel/log.ts'
import type { Engine } from '../kernel/practice.ts'

const patience = 10_000

/**
 * Asks an address of the operator's own monitoring once a minute, as long as jobs run and no engine stands still: what hears nothing for
 * some minutes raises the alarm, also when the whole machine is gone.
 */
export const heartbeat = (address: string, engines: readonly Engine[], log: Log): Job => ({
  name: 'heartbeat',
  every: 'PT1M',
  run: async () => {
    const troubles = (await Promise.all(engines.map(async engine => (await engine.troubles?.()) ?? []))).flat()
    if (troubles.length > 0) return log.error({ troubles }, 'the heartbeat is left out: something stands still')
    const answer = await fetch(address, { signal: AbortSignal.timeout(patience), redirect: 'error' })
    if (!answer.ok) throw new Error(`The heartbeat address answered ${answer.status}.`)
  },
})
