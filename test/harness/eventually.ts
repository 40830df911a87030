import { setTimeout as pause } from 'node:timers/promises'

/** Waits until it holds, looking every few milliseconds. @throws with what was awaited when it does not come */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>, seconds = 60): Promise<void> {
  const end = performance.now() + seconds * 1000
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`This did not come true within ${seconds} s: ${what}`)
    await pause(10)
  }
}
