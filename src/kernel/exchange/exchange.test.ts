import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import sql from 'sql-template-tag'
import { onlyTenant } from '../../app/installation.server.ts'
import { importLog, shippedMapping } from '../../channels/servicenow-log/index.server.ts'
import { person, role } from '../../people/index.ts'
import { incident } from '../../practices/incident/index.ts'
import { service } from '../../practices/service/index.ts'
import { type World, world } from '../../../test/harness/world.ts'
import { createAttachments, localFiles } from '../attachments/index.server.ts'
import { verifyHistory } from '../history/verify.server.ts'
import { exportAll, importAll } from './index.server.ts'

const excerpt = fileURLToPath(new URL('../../../test/fixtures/servicenow-log/excerpt.csv', import.meta.url))

let folder: string
let first: World
let count = 0
const fresh = (name: string) => join(folder, `${name}-${++count}`)

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mainstay-test-'))
  first = await world()
  await fill(first)
  await exportAll({ store: first.store, tenant: onlyTenant, files: localFiles(join(folder, 'bytes')), folder: join(folder, 'export') })
})
after(async () => {
  await first.close()
  await rm(folder, { recursive: true })
})

/** Records of every kind, in many states, with files, comments, removals and a past of their own. */
async function fill(w: World): Promise<void> {
  await importLog({ store: w.store, records: w.records, tenant: onlyTenant, file: excerpt, mapping: shippedMapping() })
  const ann = await w.person('Ann', ['agent', 'administrator'])
  const made = await w.records.create(ann, incident, {
    title: '=cmd|"x"',
    description: 'ümläut 😀\nsecond line \u2028 third',
    impact: 'high',
    watchers: [ann.person ?? ''],
  })
  await w.records.comment(ann, incident, made.id, { text: 'Has "changes":null in it', visibility: 'internal' })
  await w.records.transition(ann, incident, made.id, 'start')
  const attachments = createAttachments(w.store, localFiles(join(folder, 'bytes')))
  const bytes = (text: string) => ({
    async *[Symbol.asyncIterator]() {
      yield Buffer.from(text)
    },
  })
  await attachments.attach(ann, incident, made.id, { name: 'log.txt', stream: bytes('what it said'), visibility: 'public' })
  const gone = await attachments.attach(ann, incident, made.id, { name: 'gone.txt', stream: bytes('what it did not say'), visibility: 'internal' })
  await attachments.detach(ann, gone.id)
  const old = await w.records.create(w.system, service, { name: 'Old service' })
  await w.records.remove(w.system, service, old.id)
  const last = await w.records.create(ann, incident, { title: 'Removed again' })
  await w.records.remove(w.system, incident, last.id)
}

const takeOver = (w: World, from: string) =>
  importAll({ model: w.model, tenant: onlyTenant, files: localFiles(fresh('bytes')), folder: from, owner: w.owner, seededBy: 'set-up' })

const contents = (of: string): Record<string, string> =>
  Object.fromEntries(
    globSync('**/*', { cwd: of, withFileTypes: true })
      .filter(f => f.isFile())
      .map(f => join(f.parentPath, f.name))
      .sort()
      .map(path => [path.slice(of.length), readFileSync(path, 'utf8')]),
  )

test('what was exported, imported and exported again is the same byte for byte', async () => {
  const w = await world()
  try {
    const files = localFiles(fresh('bytes'))
    const done = await importAll({ model: w.model, tenant: onlyTenant, files, folder: join(folder, 'export'), owner: w.owner, seededBy: 'set-up' })
    assert.equal(done.records.incident, 65)
    assert.equal(done.attachments, 2)
    const again = fresh('export')
    await exportAll({ store: w.store, tenant: onlyTenant, files, folder: again })
    assert.deepEqual(contents(again), contents(join(folder, 'export')))

    const tampered: unknown[] = []
    await verifyHistory(w.database, w.model, onlyTenant, t => tampered.push(t))
    assert.deepEqual(tampered, [])
    assert.equal((await w.records.asOf(w.system, incident, 'INC0000045', '2016-02-29T05:00Z')).state, 'new')
    const next = await Promise.all([first, w].map(x => x.records.create(x.system, incident, { title: 'Next' })))
    assert.equal(next[1]?.number, next[0]?.number)
    const found = await w.database.for(onlyTenant).query(sql`select 1 from incident where search @@ to_tsquery('public.plain', 'cmd & second')`)
    assert.equal(found.length, 1)
  } finally {
    await w.close()
  }
})

test('an export holds no secret, and says so', () => {
  const all = contents(join(folder, 'export'))
  assert.match(all['/manifest.json'] ?? '', /Passwords, sessions, tokens/)
  assert.deepEqual(
    Object.keys(all).filter(p => /credential|session|token|job/.test(p)),
    [],
  )
})

test('an export goes into an empty folder only', async () => {
  await assert.rejects(exportAll({ store: first.store, tenant: onlyTenant, files: localFiles(fresh('bytes')), folder: join(folder, 'export') }), /is not empty/)
})

/** Ways in which an export can be wrong. Checksums are made to fit again, as somebody who means it would. */
const wrongs: Readonly<Record<string, { readonly edit: (files: Edit) => void; readonly says: RegExp; readonly checksums?: false }>> = {
  'its manifest is missing': { edit: f => f.remove('manifest.json'), says: /no manifest\.json/ },
  'it is of a newer form': { edit: f => f.replace('manifest.json', '"version": 1', '"version": 2'), says: /version 2, and this Mainstay reads version 1/ },
  'it is something else': { edit: f => f.replace('manifest.json', '"mainstay-export"', '"x"'), says: /no export of Mainstay/ },
  'it holds records of an unknown type': {
    edit: f => f.replace('manifest.json', '"incidentTask": {', '"incidentTusk": {'),
    says: /type 'incidentTusk', which is not known here \(the nearest is 'incidentTask'\)/,
  },
  'a file was changed': { edit: f => f.replace('records/incident.jsonl', 'closed', 'opened'), checksums: false, says: /checksum differs/ },
  'a file leads out of the folder': {
    edit: f => f.replace('manifest.json', '"records/incident.jsonl"', '"../incident.jsonl"'),
    says: /there is no '\.\.\/incident\.jsonl'/,
  },
  'a value was changed': { edit: f => f.replace('records/incident.jsonl', '"priority":3', '"priority":4'), says: /priority is 4, by its history 3/ },
  'an entry was changed': { edit: f => f.replace('history.jsonl', '"name":"Updated by 908"', '"name":"Updated by 909"'), says: /is not what was written/ },
  'a line is no JSON': { edit: f => f.replace('records/incident.jsonl', '{', '{{'), says: /records\/incident\.jsonl, line 1: it is not JSON/ },
  'a value does not fit its field': { edit: f => f.replace('records/incident.jsonl', '"priority":3', '"priority":"=3"'), says: /line \d+: 'priority' is "=3"/ },
  'a field is unknown': {
    edit: f => f.replace('records/incident.jsonl', '"priority":', '"prioritee":'),
    says: /there is no 'prioritee' here\. Did you mean 'priority'/,
  },
  'a prototype is reached for': {
    edit: f => f.replace('records/incident.jsonl', '{"', '{"__proto__":{"unbound":true},"'),
    says: /there is no '__proto__' here/,
  },
  'a class is named': { edit: f => f.replace('records/incident.jsonl', '"priority":3', '"priority":{"$class":"Date"}'), says: /'priority' is/ },
  'a line is missing': { edit: f => f.replace('history.jsonl', /^.*\n/, ''), says: /has \d+ lines, and its manifest says/ },
  'a record that is named is missing': { edit: f => f.replace('records/location.jsonl', /^.*\n/, '', true), says: /names another that is not in the export/ },
  'the bytes of a file are others': { edit: f => f.spoilFile(), says: /is not the file that was exported/ },
}

interface Edit {
  readonly remove: (path: string) => void
  readonly replace: (path: string, from: string | RegExp, to: string, fewer?: boolean) => void
  readonly spoilFile: () => void
}

let target: World
beforeEach(async () => {
  target ??= await world()
})
after(() => target?.close())

const everything = async () => {
  const rows = await Promise.all(
    ['person', 'role', 'incident', 'history', 'attachment'].map(t =>
      target.owner.query<{ n: number }>({ text: `select count(*)::int as n from store.${t}`, values: [] }),
    ),
  )
  return rows.map(r => r[0]?.n)
}

for (const [name, { edit, says, checksums }] of Object.entries(wrongs)) {
  test(`nothing is imported when ${name}`, async () => {
    const copy = fresh('copy')
    cpSync(join(folder, 'export'), copy, { recursive: true })
    edit(editor(copy))
    if (checksums !== false) fitChecksums(copy)
    const was = await everything()
    await assert.rejects(takeOver(target, copy), says)
    assert.deepEqual(await everything(), was)
  })
}

const editor = (copy: string): Edit => ({
  remove: path => rmSync(join(copy, path)),
  replace: (path, from, to, fewer) => {
    const text = readFileSync(join(copy, path), 'utf8')
    assert.ok(typeof from === 'string' ? text.includes(from) : from.test(text), `${path} holds no ${String(from)}`)
    writeFileSync(join(copy, path), text.replace(from, to))
    if (fewer) countLines(copy, path)
  },
  spoilFile: () => {
    for (const path of globSync('files/*', { cwd: copy })) writeFileSync(join(copy, path), 'other bytes')
  },
})

interface Facts {
  files: Record<string, { lines: number; sha256: string }>
}

function editManifest(copy: string, edit: (manifest: Facts) => void): void {
  const path = join(copy, 'manifest.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Facts
  edit(manifest)
  writeFileSync(path, JSON.stringify(manifest))
}

const countLines = (copy: string, path: string) =>
  editManifest(copy, m => {
    const facts = m.files[path]
    if (facts) facts.lines -= 1
  })

function fitChecksums(copy: string): void {
  if (globSync('manifest.json', { cwd: copy }).length === 0) return
  editManifest(copy, m => {
    for (const [path, facts] of Object.entries(m.files))
      if (!path.startsWith('..'))
        facts.sha256 = createHash('sha256')
          .update(readFileSync(join(copy, path)))
          .digest('hex')
  })
}

test('an installation with something in it is not overwritten', async () => {
  const w = await world()
  try {
    const mine = await w.records.create(w.system, person, { name: 'I was here' })
    await assert.rejects(takeOver(w, join(folder, 'export')), /not empty: it holds \d+ records, such as one \(person\) by test/)
    assert.equal((await w.records.get(w.system, person, mine.id)).name, 'I was here')
    assert.ok((await w.records.count(w.system, role)) > 3)
  } finally {
    await w.close()
  }
})
