/** How fast something went. */
export interface Figure {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  readonly count: number
}

/** Runs `work` again and again from so many sides for so many seconds, after a warm-up that does not count. */
export async function measure(sides: number, seconds: number, work: (side: number) => Promise<void>): Promise<Figure> {
  await round(sides, Math.min(2, seconds / 3), work)
  return round(sides, seconds, work)
}

async function round(sides: number, seconds: number, work: (side: number) => Promise<void>): Promise<Figure> {
  const took: number[] = []
  const begin = performance.now()
  const end = begin + seconds * 1000
  await Promise.all(
    Array.from({ length: sides }, async (_, side) => {
      for (let at = performance.now(); at < end; ) {
        await work(side)
        const now = performance.now()
        took.push(now - at)
        at = now
      }
    }),
  )
  return figure(took, (performance.now() - begin) / 1000)
}

function figure(took: number[], seconds: number): Figure {
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0
  return { perSecond: took.length / seconds, p50: at(0.5), p99: at(0.99), count: took.length }
}
