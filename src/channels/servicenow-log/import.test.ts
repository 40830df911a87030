import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import sql from 'sql-template-tag'
import { onlyTenant } from '../../app/installation.server.ts'
import { equals } from '../../kernel/define/index.ts'
import { person } from '../../people/index.ts'
import { incident } from '../../practices/incident/index.ts'
import { problem } from '../../practices/problem/index.ts'
import { type World, world } from '../../../test/harness/world.ts'
import { importLog, type ImportOptions, type ImportReport, shippedMapping } from './index.server.ts'

const excerpt = fileURLToPath(new URL('../../../test/fixtures/servicenow-log/excerpt.csv', import.meta.url))
const [heading = '', ...lines] = readFileSync(excerpt, 'utf8').trimEnd().split('\n')

let w: World
let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mainstay-test-'))
})
after(() => rm(folder, { recursive: true }))
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const run = (more: Partial<ImportOptions> = {}): Promise<ImportReport> =>
  importLog({ store: w.store, records: w.records, tenant: onlyTenant, file: excerpt, mapping: shippedMapping(), ...more })

function fileOf(name: string, rows: readonly string[]): string {
  const path = join(folder, name)
  writeFileSync(path, [heading, ...rows].join('\n'))
  return path
}

const tables = ['incident', 'history', 'person', '"group"', 'location', 'service', 'problem']

/** Everything in the tables an import writes, as one text. */
async function everything(): Promise<string> {
  const [row] = await w.owner.query<{ all: string }>({
    text: `select concat_ws(' ', ${tables.map(t => `(select md5(coalesce(string_agg(x::text, '' order by x::text), '')) from store.${t} x)`).join(', ')}) as all`,
    values: [],
  })
  return row?.all ?? ''
}

const sum = ({ rows }: ImportReport) => rows.imported + rows.present + rows.repeated + rows.held

test('every row is accounted for, and every incident ends as the log ends', async () => {
  const report = await run()
  assert.deepEqual(report.rows, { total: 268, imported: 266, present: 0, repeated: 0, held: 2 })
  assert.deepEqual(report.heldBy, { unknown_value: 2 })
  assert.equal(report.incidents.created, 64)
  assert.equal(await w.records.count(w.system, incident, equals('source', 'servicenow-log')), 64)
  assert.equal(await w.records.count(w.system, incident, equals('state', 'closed')), 64)
  const priorities = await Promise.all([1, 2, 3, 4].map(p => w.records.count(w.system, incident, equals('priority', p))))
  assert.deepEqual(priorities, [4, 3, 50, 7])
  assert.deepEqual(report.columns.notMapped, [])
  assert.ok('made_sla' in report.columns.leftOut)
})

test('an incident is as it was at any time', async () => {
  await run()
  const states = []
  for (const at of ['2016-02-29T05:00Z', '2016-02-29T08:53Z', '2016-03-01T00:00Z', '2016-03-05T12:00Z'])
    states.push(await w.records.asOf(w.system, incident, 'INC0000045', at))
  assert.deepEqual(
    states.map(s => s.state),
    ['new', 'resolved', 'resolved', 'closed'],
  )
  assert.deepEqual(
    states.map(s => s.resolvedAt),
    [null, null, '2016-02-29T11:29:00.000Z', '2016-02-29T11:29:00.000Z'],
  )
  assert.deepEqual(
    states.map(s => s.closedAt),
    [null, null, null, '2016-03-05T12:00:00.000Z'],
  )
  const { items } = await w.records.timeline(w.system, incident, 'INC0000045')
  assert.deepEqual(
    items.map(e => [e.at, e.act, e.transition, e.actor.name, e.channel]),
    [
      ['2016-02-29T01:23:00.000Z', 'create', null, 'Updated by 21', 'import'],
      ['2016-02-29T08:53:00.000Z', 'transition', 'resolve', 'Updated by 642', 'import'],
      ['2016-02-29T11:29:00.000Z', 'change', null, 'Updated by 804', 'import'],
      ['2016-03-05T12:00:00.000Z', 'transition', 'close', 'Updated by 908', 'import'],
    ],
  )
})

test('a row that does not fit is held, and the rest of its incident is taken', async () => {
  const report = await run()
  assert.deepEqual(
    report.held.map(h => [h.number, h.column, h.value]),
    [
      ['INC0028089', 'incident_state', '-100'],
      ['INC0028089', 'incident_state', '-100'],
    ],
  )
  const { items } = await w.records.timeline(w.system, incident, 'INC0028089')
  assert.deepEqual(
    items.filter(e => 'state' in e.changes).map(e => e.changes.state?.[1]),
    ['new', 'resolved', 'closed'],
  )
  assert.match(lines[(report.held[0]?.row ?? 0) - 2] ?? '', /INC0028089,-100/)
})

test('a second import adds and changes nothing', async () => {
  await run()
  const before = await everything()
  const again = await run()
  assert.equal(await everything(), before)
  assert.deepEqual(again.rows, { total: 268, imported: 0, present: 266, repeated: 0, held: 2 })
  assert.deepEqual(again.incidents, { created: 0, extended: 0, unchanged: 64 })
  assert.deepEqual(again.made, {})
})

test('a dry run says the same and writes nothing', async () => {
  const before = await everything()
  const dry = await run({ dryRun: true })
  assert.equal(await everything(), before)
  const { seconds: _, rowsPerSecond: __, dryRun: ___, ...said } = dry
  const { seconds: _s, rowsPerSecond: __s, dryRun: ____, ...done } = await run()
  assert.deepEqual(said, done)
})

test('the order of rows in the file, and its packing, make no difference', async () => {
  await run()
  const there = await w.database
    .for(onlyTenant)
    .query(sql`select record_id, seq, at, actor_id, changes from history where record_type = 'incident' order by 1, 2`)
  await w.close()
  w = await world()
  const shuffled = lines
    .map((line, i) => [(i * 7919) % 1009, line] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, line]) => line)
  const path = join(folder, 'shuffled')
  writeFileSync(path, gzipSync([heading, ...shuffled].join('\r\n')))
  await run({ file: path })
  assert.deepEqual(
    await w.database.for(onlyTenant).query(sql`select record_id, seq, at, actor_id, changes from history where record_type = 'incident' order by 1, 2`),
    there,
  )
})

test('a log that has grown adds what is new to the histories', async () => {
  const numberOf = (line = '') => line.slice(0, line.indexOf(','))
  const first = lines.filter((line, i) => numberOf(line) === numberOf(lines[i + 1]))
  assert.equal((await run({ file: fileOf('early.csv', first) })).rows.imported, 268 - 64 - 2)
  assert.ok((await w.records.count(w.system, incident, equals('state', 'closed'))) < 5)
  const late = await run()
  assert.deepEqual(late.rows, { total: 268, imported: 64, present: 202, repeated: 0, held: 2 })
  assert.deepEqual(late.incidents, { created: 0, extended: 64, unchanged: 0 })
  assert.equal(await w.records.count(w.system, incident, equals('state', 'closed')), 64)
  const whole = await w.database.for(onlyTenant).query(sql`select record_id, seq, at, changes, hash from history where record_type = 'incident' order by 1, 2`)
  await w.close()
  w = await world()
  await run()
  assert.deepEqual(
    await w.database.for(onlyTenant).query(sql`select record_id, seq, at, changes, hash from history where record_type = 'incident' order by 1, 2`),
    whole,
  )
})

test('people, groups and problems come once, cannot sign in, and are found by their names', async () => {
  await w.records.create(w.system, w.model.type('group').definition, { name: 'Group 70' })
  await run()
  const { items } = await w.records.find(w.system, person, { filter: equals('email', 'caller-2403@import.invalid') })
  assert.deepEqual(
    items.map(p => [p.name, p.active, p.source]),
    [['Caller 2403', false, 'servicenow-log']],
  )
  const [groups] = await w.database.for(onlyTenant).query<{ n: number }>(sql`select count(*)::int as n from "group" where name = 'Group 70'`)
  assert.equal(groups?.n, 1)
  const [linked] = await w.database
    .for(onlyTenant)
    .query<{ n: number }>(sql`select count(*)::int as n from incident i join "group" g on g.id = i."group" where g.name = 'Group 70'`)
  assert.ok((linked?.n ?? 0) > 10)
  const problems = await w.records.find(w.system, problem, { filter: equals('source', 'servicenow-log') })
  assert.ok(problems.items.length > 0)
  assert.match(problems.items[0]?.title ?? '', /^Problem ID \d+$/)
  assert.match(problems.items[0]?.number ?? '', /^PRB\d/)
})

test('a number that another record has is not given twice, and the report says so', async () => {
  await w.records.create(w.system, incident, { title: 'Mine' }, { given: { number: 'INC0000045' } })
  const report = await run()
  assert.deepEqual(report.renumbered, [{ number: 'INC0000045', now: 'INC0000045-SN' }])
  const row = await w.records.get(w.system, incident, 'INC0000045-SN')
  assert.deepEqual([row.correlationId, row.source], ['INC0000045', 'servicenow-log'])
  assert.deepEqual((await run()).renumbered, [])
})

test('an incident that was removed here is not brought back; one changed here is not overwritten', async () => {
  const early = lines.filter(line => !line.startsWith('INC0000130,Closed'))
  await run({ file: fileOf('open.csv', early) })
  const gone = await w.records.get(w.system, incident, 'INC0000045')
  await w.records.remove(w.system, incident, gone.id)
  const mine = await w.records.get(w.system, incident, 'INC0000130')
  await w.records.change(w.system, incident, mine.id, { title: 'Mine now' })
  const report = await run()
  assert.deepEqual(report.heldBy, { unknown_value: 2, removed_here: 4, changed_here: 1 })
  assert.equal(sum(report), 268)
  assert.equal((await w.records.get(w.system, incident, 'INC0000130')).title, 'Mine now')
})

test('the report file holds every held row', async () => {
  const reportTo = join(folder, 'report.json')
  const broken = lines.map(line => line.replace(/,\d+\/\d+\/2016 /, ',99/99/2016 ').replace(/^(INC\d+,[^,]+,.*)$/, '$1'))
  const report = await run({ file: fileOf('broken.csv', [...lines.map(l => l.split(',').slice(0, 10).join(',')), ...broken.slice(0, 3)]), reportTo })
  const written = JSON.parse(readFileSync(reportTo, 'utf8')) as ImportReport
  assert.equal(written.held.length, report.rows.held)
  assert.equal(report.heldBy.cells, 268)
  assert.equal(report.held.length, 100)
  assert.equal(sum(report), 271)
})

test('a file that is none of this form is refused in words, before anything is written', async () => {
  const before = await everything()
  const text = (name: string, content: string | Buffer) => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }
  const refusals: [string, RegExp][] = [
    [join(folder, 'nothing-here.csv'), /There is no file/],
    [folder, /is a folder/],
    [text('empty.csv', ''), /is empty/],
    [text('other.csv', 'a,b\n1,2\n'), /no column 'number', 'sys_updated_at', 'sys_mod_count', 'incident_state'/],
    [text('twice.csv', `${heading},number\n`), /column 'number' twice/],
    [text('latin.csv', Buffer.concat([Buffer.from(`${heading}\n`), Buffer.from([0xe4, 0xf6])])), /not UTF-8/],
    [text('cut.csv.gz', gzipSync(readFileSync(excerpt)).subarray(0, 5000)), /cut off or damaged/],
    [text('quote.csv', `${heading}\n${lines[0]}\n"${lines.join('\n')}`), /not CSV from row/],
  ]
  for (const [file, words] of refusals) await assert.rejects(run({ file }), words)
  assert.equal(await everything(), before)
})

test('an import that is cut short leaves whole incidents, and another one goes on', async () => {
  let rows = 0
  const cut = run({
    progress: ({ phase }) => {
      if (phase === 'importing' && ++rows === 1) throw new Error('cut')
    },
  })
  await assert.rejects(cut, /cut/)
  const [half] = await w.database
    .for(onlyTenant)
    .query<{ n: number }>(sql`select count(*)::int as n from incident i where history_seq <> (select count(*) from history h where h.record_id = i.id)`)
  assert.equal(half?.n, 0)
  const report = await run()
  assert.equal(sum(report), 268)
  assert.equal(await w.records.count(w.system, incident, equals('source', 'servicenow-log')), 64)
})
