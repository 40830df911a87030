import { unavailable } from '../../kernel/errors.ts'

/** Lets so many through at once and makes others wait, up to a number; who comes then is told to come back. */
export class Turnstile {
  readonly #most: number
  readonly #seats: number
  readonly #waiting: (() => void)[] = []
  #inside = 0

  constructor(most: number, seats: number) {
    this.#most = most
    this.#seats = seats
  }

  async pass<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter()
    try {
      return await work()
    } finally {
      this.#leave()
    }
  }

  async #enter(): Promise<void> {
    if (this.#inside < this.#most) {
      this.#inside += 1
      return
    }
    if (this.#waiting.length >= this.#seats)
      throw unavailable({
        en: 'Too many people are signing in at this moment. Try again shortly.',
        de: 'Im Augenblick melden sich zu viele an. Bitte gleich noch einmal versuchen.',
      })
    await new Promise<void>(resolve => this.#waiting.push(resolve))
  }

  /** The place goes straight to whoever waits longest. */
  #leave(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#inside -= 1
  }
}
