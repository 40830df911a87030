/**
 * What a receiver may be sent, by id. Something may come when it has not come yet, when it was refused, or when a worker that
 * had it in hand was killed since: that one may have died between being answered and writing it down, which no protocol can tell
 * from never having been answered. It comes again under the same id then, by which receivers know it. Whatever else comes again
 * is a fault.
 */
export class Ledger {
  readonly faults: string[] = []
  readonly #what: string
  readonly #mayCome = new Map<string, boolean>()
  readonly #times = new Map<string, number>()
  readonly #refused = new Map<string, number>()

  constructor(what: string) {
    this.#what = what
  }

  arrived(id: string): void {
    if (this.#mayCome.get(id) === false) this.faults.push(`${this.#what} ${id} came again, although nobody was killed who had it in hand`)
    this.#mayCome.set(id, false)
    this.#times.set(id, (this.#times.get(id) ?? 0) + 1)
  }

  refused(id: string): void {
    this.#mayCome.set(id, true)
    this.#refused.set(id, (this.#refused.get(id) ?? 0) + 1)
  }

  /** Whoever had these in hand was killed. */
  orphaned(ids: readonly string[]): void {
    for (const id of ids) if (this.#times.has(id)) this.#mayCome.set(id, true)
  }

  get ids(): string[] {
    return [...this.#times.keys()]
  }

  /** Came again after it was taken. */
  get repeated(): number {
    return [...this.#times].filter(([id, times]) => times - (this.#refused.get(id) ?? 0) > 1).length
  }
}
