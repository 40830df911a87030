import { eventually } from './eventually.ts'

export interface Told {
  readonly event: string
  readonly about: Readonly<Record<string, unknown>>
}

/** An open event stream, as a browser has it. */
export interface EventStream {
  readonly status: number
  readonly headers: Headers
  readonly told: readonly Told[]
  /** Comments, which browsers ignore. */
  readonly comments: readonly string[]
  readonly ended: () => boolean
  /** Waits until something is told that fits, and gives it. */
  readonly hears: (event: string, about?: Readonly<Record<string, unknown>>) => Promise<Told>
  readonly close: () => void
}

export async function openStream(address: string, headers: Readonly<Record<string, string>>): Promise<EventStream> {
  const abort = new AbortController()
  const response = await fetch(address, { headers, signal: abort.signal })
  const told: Told[] = []
  const comments: string[] = []
  let ended = false
  void read(response, told, comments)
    .catch(() => {})
    .finally(() => (ended = true))
  const fits = (event: string, about: Readonly<Record<string, unknown>>) => (t: Told) =>
    t.event === event && Object.entries(about).every(([name, value]) => JSON.stringify(t.about[name]) === JSON.stringify(value))
  return {
    status: response.status,
    headers: response.headers,
    told,
    comments,
    ended: () => ended,
    hears: async (event, about = {}) => {
      await eventually(`${event} ${JSON.stringify(about)} is heard`, () => told.some(fits(event, about)), 5)
      return told.find(fits(event, about)) as Told
    },
    close: () => abort.abort(),
  }
}

async function read(response: Response, told: Told[], comments: string[]): Promise<void> {
  let text = ''
  for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += piece
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) take(block, told, comments)
  }
}

function take(block: string, told: Told[], comments: string[]): void {
  if (block.startsWith(':')) comments.push(block)
  const lines = new Map(block.split('\n').map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]))
  const data = lines.get('data')
  if (data !== undefined) told.push({ event: lines.get('event') ?? 'message', about: JSON.parse(data) as Told['about'] })
}
