import type { Heard } from './heard.ts'

/** For as long as a browser may take, in milliseconds, from being given a page to listening. */
const keptFor = 60_000
const mostKept = 2000

/** What was heard a moment ago, for whoever begins to listen and knows how things stood a moment ago. */
export class Recent {
  #heard: { readonly at: number; readonly heard: Heard }[] = []
  /** Everything after this moment is there. */
  #whole: number

  constructor(now: number) {
    this.#whole = now
  }

  add(heard: Heard, now: number): void {
    if (heard.what === 'presence') return
    this.#heard.push({ at: now, heard })
    const gone = this.#heard.findIndex(({ at }, place) => at > now - keptFor && this.#heard.length - place <= mostKept)
    if (gone <= 0) return
    this.#whole = this.#heard[gone - 1]?.at ?? now
    this.#heard = this.#heard.slice(gone)
  }

  /** Undefined where it is too long ago to know. */
  since(moment: number): Heard[] | undefined {
    return moment <= this.#whole ? undefined : this.#heard.filter(({ at }) => at >= moment).map(({ heard }) => heard)
  }
}
