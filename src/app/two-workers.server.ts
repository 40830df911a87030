import type { Worker } from '../kernel/jobs/index.server.ts'

/**
 * As one. Mail has a worker of its own: each mail waits for somebody else's server, and where that is slow, nothing but mail
 * may be late.
 */
export const asOne = (first: Worker, second: Worker): Worker => ({
  start: async () => {
    await first.start()
    await second.start()
  },
  stop: async patience => {
    await Promise.all([first.stop(patience), second.stop(patience)])
  },
  health: async () => {
    const [one, other] = [await first.health(), await second.health()]
    return { ...one, done: one.done + other.done, failed: one.failed + other.failed }
  },
})
