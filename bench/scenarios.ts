import type { Desk } from './desk.ts'
import { type Floor, openFloor } from './floor.ts'
import type { Answer, Line } from './http.ts'
import { type Figure, measure } from './measure.ts'
import type { Row } from './table.ts'

const sides = 32
/** As many as the desk opens itself (DATABASE_CONNECTIONS). */
const connections = 12
const queue = `category == 'open' && priority == 3`
const listPath = `/api/v1/incidents?filter=${encodeURIComponent(queue)}&sort=-updatedAt&limit=50`
const deepPage = 1000

/** Runs every scenario on a desk, each beside its floor. */
export async function measureDesk(desk: Desk, size: number, seconds: number, say: (text: string) => void): Promise<Row[]> {
  const idle = desk.memory()
  const lines = Array.from({ length: sides }, () => desk.line())
  const ids = (
    await desk.owner.query<{ id: string }>(`select id from store.incident where category = 'open' and source = 'bench' order by md5(number) limit 5000`)
  ).rows.map(r => r.id)
  const deep = await deepCursor(lines[0] as Line, say)
  const floor = await openFloor(
    desk.ownerUrl,
    connections,
    { where: `tenant_id = '00000000-0000-7000-8000-000000000001' and category = 'open' and priority = 3`, deep: deep.last },
    ids,
  )
  const run = (work: (line: Line) => Promise<Answer>) => measure(sides, seconds, async side => expectGood(await work(lines[side] as Line)))
  const against = async (what: string, work: (line: Line) => Promise<Answer>, bare: keyof Floor) => {
    say(what)
    const under = await measure(sides, seconds, () => floor[bare]())
    return { what, figure: await run(work), floor: under }
  }
  let turn = 0
  const anyId = () => ids[turn++ % ids.length] ?? ''
  try {
    // First, while the records are those that were loaded: what creates and changes leave behind is all alike.
    say('search')
    const searches = await searchFigures(lines[0] as Line, seconds)
    const create = await against('create', line => line.send('POST', '/api/v1/incidents', newIncident(turn++)), 'create')
    const first = await against('list, first page', line => line.send('GET', listPath), 'list')
    const later = await against(`list, page ${deep.page}`, line => line.send('GET', `${listPath}&cursor=${encodeURIComponent(deep.cursor)}`), 'deepList')
    const read = await measure(1, seconds, async () => expectGood(await (lines[0] as Line).send('GET', `/api/v1/incidents/${anyId()}?with=page`)))
    const change = await against(
      'change + comment',
      async line => {
        const id = anyId()
        expectGood(await line.send('PATCH', `/api/v1/incidents/${id}`, { urgency: (['high', 'medium', 'low'] as const)[turn++ % 3] }))
        return line.send('POST', `/api/v1/incidents/${id}/comments`, { text: 'Looked at it: the cable is fine, the driver is not.', visibility: 'internal' })
      },
      'changeAndComment',
    )
    return [
      { what: 'ready after start', size, figure: `${Math.round(desk.startedIn)} ms`, promise: 'within 2,000 ms', kept: desk.startedIn < 2000 },
      ratio(create, size),
      ratio(first, size),
      ratio(later, size),
      {
        what: `page ${deep.page} against page 1`,
        size,
        figure: `${(later.figure.p50 / first.figure.p50).toFixed(2)} ×`,
        promise: 'within 1.3 ×',
        kept: later.figure.p50 / first.figure.p50 <= 1.3,
      },
      { what: 'one record with its timeline', size, p50: read.p50, figure: `p50 ${read.p50.toFixed(1)} ms`, promise: 'under 10 ms', kept: read.p50 < 10 },
      ...searches.map(({ word, figure }) => ({
        what: `search ${word}`,
        size,
        p50: figure.p50,
        figure: `p50 ${figure.p50.toFixed(1)} ms`,
        promise: 'under 30 ms',
        kept: figure.p50 < 30,
      })),
      ratio(change, size),
      memory('memory of the app, idle', size, idle, 160),
      memory('memory of the app, under load', size, desk.memory(), 400),
    ]
  } finally {
    await floor.close()
    for (const line of lines) line.close()
  }
}

function ratio({ what, figure, floor }: { what: string; figure: Figure; floor: Figure }, size: number): Row {
  const share = figure.perSecond / floor.perSecond
  return {
    what,
    size,
    figure: `${Math.round(figure.perSecond)}/s, p50 ${figure.p50.toFixed(1)} ms`,
    floor: `${Math.round(floor.perSecond)}/s`,
    p50: figure.p50,
    ratio: share,
    promise: 'at least 0.40 of the floor',
    kept: share >= 0.4,
  }
}

const memory = (what: string, size: number, bytes: number, most: number): Row => ({
  what,
  size,
  figure: `${(bytes / 1e6).toFixed(0)} MB`,
  promise: `under ${most} MB`,
  kept: bytes / 1e6 < most,
})

/** Follows cursors to the thousandth page, or the last full one of a short queue. */
async function deepCursor(line: Line, say: (text: string) => void): Promise<{ cursor: string; page: number; last: { at: string; id: string } }> {
  say('walking to the deep page')
  let cursor = ''
  let last = { at: '', id: '' }
  for (let page = 1; ; page++) {
    const answer = await line.send('GET', cursor === '' ? listPath : `${listPath}&cursor=${encodeURIComponent(cursor)}`)
    expectGood(answer)
    const { items, next } = JSON.parse(answer.body) as { items: { id: string; updatedAt: string }[]; next: string | null }
    if (next === null || page === deepPage) return { cursor, page, last }
    const end = items.at(-1)
    if (end) last = { at: end.updatedAt, id: end.id }
    cursor = next
  }
}

/** A word of every row, of every twentieth, of one; two words; a number; one written wrong. */
async function searchFigures(line: Line, seconds: number): Promise<{ word: string; figure: Figure }[]> {
  const questions = {
    'a common word': 'printer',
    'two words': 'vpn slow',
    'a rare word': 'q1f3a',
    'the beginning of a word': 'certif',
    'a number': 'BEN0004711',
    'a word written wrong': 'certifikate',
  }
  const found: { word: string; figure: Figure }[] = []
  for (const [word, text] of Object.entries(questions)) {
    found.push({
      word,
      figure: await measure(1, Math.max(1, seconds / 4), async () => expectGood(await line.send('GET', `/api/v1/search?q=${encodeURIComponent(text)}`))),
    })
  }
  return found
}

const newIncident = (n: number) => ({
  title: `Printer on floor ${n % 40} prints blank pages`,
  description: 'Since this morning every second page is blank. The colleague next door has the same.',
  impact: (['high', 'medium', 'low'] as const)[n % 3],
  urgency: (['high', 'medium', 'low'] as const)[n % 2],
})

function expectGood(answer: Answer): void {
  if (answer.status >= 300) throw new Error(`The desk answered ${answer.status}: ${answer.body.slice(0, 300)}`)
}
