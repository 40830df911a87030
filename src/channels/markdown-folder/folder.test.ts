import assert from 'node:assert/strict'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { after, test } from 'node:test'
import { createGzip, deflateSync, gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { onlyTenant } from '../../app/installation.server.ts'
import { equals, type RowOf } from '../../kernel/define/index.ts'
import { topic } from '../../practices/announcement/index.ts'
import { article } from '../../practices/knowledge/index.ts'
import { world } from '../../../test/harness/world.ts'
import { exportFolder, type FolderImport, importFolder } from './index.server.ts'
import { standardLimits } from './limits.ts'

const w = await world()
const place = await mkdtemp(join(tmpdir(), 'mainstay-markdown-'))
after(async () => {
  await w.close()
  await rm(place, { recursive: true })
})

/** A PNG that says it has this size; its dots are not there. */
function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(3))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

type Files = Readonly<Record<string, string | Buffer>>
let made = 0

async function folder(files: Files): Promise<string> {
  const at = join(place, `folder${++made}`)
  for (const [path, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(at, path)), { recursive: true })
    await writeFile(join(at, path), bytes)
  }
  return at
}

const run = (from: string, more: Partial<FolderImport> = {}) =>
  importFolder({ records: w.records, attachments: w.attachments, tenant: onlyTenant, from, openTo: 'everyone', publish: true, ...more })
const at = async (origin: string): Promise<RowOf<typeof article>> => {
  const [found] = (await w.records.find(w.system, article, { filter: equals('origin', origin) })).items
  assert.ok(found, origin)
  return found
}
const count = () => w.records.count(w.system, article)

const handbook: Files = {
  'a/vpn.md':
    '---\ntitle: VPN\nkeywords: [tunnel, remote]\nredirect_from: /old-vpn/\n---\n\n# VPN\n\nSee [mail](../b/mail.md#setup), [the web](https://example.test/) and ![the icon](../img/icon.png).\n\n`[not](a link.md)`\n',
  'b/mail.md':
    '# Mail\n\n## Setup\n\nWithout [VPN](/old-vpn/) nothing works. [Gone](nowhere.md). ![lost](lost.png)\n\n<details><summary>More</summary>\n\nSome <b>bold</b> words.\n\n</details>\n',
  'img/icon.png': png(16, 16),
}

test('pages become articles, links lead to articles, pictures hang on them', async () => {
  const report = await run(await folder(handbook))
  assert.deepEqual([report.created, report.links.kept, report.pictures.kept, report.held], [2, 2, 1, []])
  assert.deepEqual(report.links.lost, [{ path: 'b/mail.md', target: 'nowhere.md' }])
  assert.deepEqual(report.pictures.missing, [{ path: 'b/mail.md', target: 'lost.png' }])
  const [vpn, mail] = [await at('a/vpn.md'), await at('b/mail.md')]
  assert.deepEqual([vpn.heading, vpn.keywords, vpn.state, mail.heading], ['VPN', ['tunnel', 'remote'], 'published', 'Mail'])
  assert.ok(vpn.published?.includes(`[mail](article:${mail.id}#setup)`))
  assert.ok(vpn.published?.includes('[the web](https://example.test/)'))
  assert.ok(vpn.published?.includes('`[not](a link.md)`'))
  assert.ok(mail.published?.includes(`[VPN](article:${vpn.id})`))
  assert.ok(mail.published?.includes('**More**') && mail.published.includes('Some **bold** words.'))
  const picture = /attachments\/([0-9a-f-]{36})\?inline=1/.exec(vpn.published ?? '')?.[1] ?? ''
  const rosa = await w.person('Rosa', ['requester'])
  assert.equal((await w.attachments.read(rosa, picture)).attachment.type, 'image/png')
})

test('a second import changes nothing, and a changed page is a new version', async () => {
  const from = await folder(handbook)
  const before = await count()
  assert.deepEqual([(await run(from)).unchanged, await count()], [2, before])
  await writeFile(join(from, 'a/vpn.md'), '---\ntitle: VPN\n---\n\nNew words.\n')
  const report = await run(from)
  assert.deepEqual([report.updated, report.unchanged], [1, 1])
  const vpn = await at('a/vpn.md')
  assert.deepEqual([vpn.published, vpn.publishedVersion], ['New words.', 2])
})

test('what was changed here is held back, unless one says otherwise', async () => {
  const vpn = await at('a/vpn.md')
  await w.records.transition(w.system, article, vpn.id, 'revise')
  await w.records.change(w.system, article, vpn.id, { body: 'Changed here.' })
  await w.records.transition(w.system, article, vpn.id, 'publish')
  const from = await folder({ ...handbook, 'a/vpn.md': '# VPN\n\nFrom the folder.' })
  const report = await run(from)
  assert.deepEqual([report.updated, report.held.map(h => h.path)], [0, ['a/vpn.md']])
  assert.equal((await at('a/vpn.md')).published, 'Changed here.')
  await run(from, { overwrite: true })
  assert.equal((await at('a/vpn.md')).published, '# VPN\n\nFrom the folder.')
})

test('a dry run says the same and writes nothing', async () => {
  const before = await count()
  const report = await run(await folder({ 'dry/one.md': '# One', 'dry/bad.md': Buffer.from([0xff, 0xfe, 0x41]) }), { dryRun: true })
  assert.deepEqual([report.created, report.held.map(h => h.path), await count()], [1, ['dry/bad.md'], before])
})

test('pages that cannot be taken in are held back with a reason, and the others come', async () => {
  const report = await run(
    await folder({ 'q/good.md': '# Good', 'q/empty.md': '---\ntitle: Empty\n---\n', 'q/yaml.md': '---\ntitle: [a\n---\nx', 'q/long.md': 'x'.repeat(200_001) }),
  )
  assert.equal(report.created, 1)
  assert.deepEqual(report.held.map(h => h.path).toSorted(), ['q/empty.md', 'q/long.md', 'q/yaml.md'])
  for (const { why } of report.held) assert.match(why, /\w+ .*\.$/)
})

test('an article stands on the page of the portal that it names, or that is called as its folder', async () => {
  const make = (name: string, parent?: string) => w.records.create(w.system, topic, { name, openTo: 'everyone', ...(parent === undefined ? {} : { parent }) })
  const [remote, travel] = [await make('Remote access'), await make('Travel')]
  await make('Twice')
  await make('Twice', travel.id)
  const files = {
    'handbook/remote-access/deep/one.md': '# One',
    'handbook/remote-access/two.md': '---\ntopic: travel\n---\n\n# Two',
    'handbook/twice/three.md': '# Three',
    'handbook/four.md': '---\ntopic: Nowhere\n---\n\n# Four',
  }
  const from = await folder(files)
  await run(from)
  const standing = async () => Promise.all(Object.keys(files).map(async path => (await at(path)).topic))
  assert.deepEqual(await standing(), [remote.id, travel.id, null, null])
  // What the desk has moved stays where it is, unless the page itself says more.
  await w.records.change(w.system, article, (await at('handbook/remote-access/deep/one.md')).id, { topic: travel.id })
  await writeFile(join(from, 'handbook/remote-access/deep/one.md'), '# One\n\nMore.')
  await writeFile(join(from, 'handbook/remote-access/two.md'), '---\ntopic: Remote access\n---\n\n# Two')
  assert.equal((await run(from)).updated, 2)
  assert.deepEqual(await standing(), [travel.id, remote.id, null, null])
  const to = join(place, 'topics')
  await exportFolder({ records: w.records, attachments: w.attachments, tenant: onlyTenant, to })
  assert.match(await readFile(join(to, 'handbook/remote-access/two.md'), 'utf8'), /^topic: Remote access$/m)
})

test('what is exported and imported elsewhere is the same', async () => {
  const to = join(place, 'out')
  const done = await exportFolder({ records: w.records, attachments: w.attachments, tenant: onlyTenant, to })
  assert.ok(done.articles >= 3)
  assert.match(await readFile(join(to, 'b/mail.md'), 'utf8'), /\[VPN\]\(\.\.\/a\/vpn\.md\)/)
  const other = await world()
  after(other.close)
  const again = await importFolder({ records: other.records, attachments: other.attachments, tenant: onlyTenant, from: to, openTo: 'everyone', publish: true })
  assert.deepEqual([again.created, again.held, again.links.lost.map(l => l.target)], [done.articles, [], ['nowhere.md']])
  const back = join(place, 'back')
  await exportFolder({ records: other.records, attachments: other.attachments, tenant: onlyTenant, to: back })
  for (const path of ['a/vpn.md', 'b/mail.md']) {
    const [one, two] = [await readFile(join(to, path), 'utf8'), await readFile(join(back, path), 'utf8')]
    assert.equal(two.replace(/^number: .*$/m, ''), one.replace(/^number: .*$/m, ''))
  }
  await assert.rejects(exportFolder({ records: w.records, attachments: w.attachments, tenant: onlyTenant, to }), /not empty/)
})

/** A35: what would fill memory or lead out of the folder is refused as a whole, and nothing of it was written. */
const refused = async (from: string, why: RegExp, more: Partial<FolderImport> = {}) => {
  const before = await count()
  await assert.rejects(run(from, more), why)
  assert.equal(await count(), before)
}

type Entry = Parameters<ReturnType<typeof pack>['entry']>[0] & { readonly bytes?: string | Buffer }

async function archive(...entries: readonly Entry[]): Promise<string> {
  const file = join(place, `archive${++made}.tar.gz`)
  const tar = pack()
  for (const { bytes = '', ...header } of entries) tar.entry(header, bytes)
  tar.finalize()
  await pipeline(tar, createGzip(), createWriteStream(file))
  return file
}

test('an archive is imported as its folder would be', async () => {
  const report = await run(await archive({ name: './t/one.md', bytes: '# One\n\n[two](two.md)' }, { name: './t/two.md', bytes: '# Two' }))
  assert.deepEqual([report.created, report.links.kept], [2, 1])
})

test('names that lead out of the folder, links and devices are refused (A35)', async () => {
  const good = { name: 'good.md', bytes: '# Good' }
  await refused(await archive(good, { name: '../../evil.md', bytes: '# Evil' }), /leads out/)
  await refused(await archive(good, { name: '/etc/evil.md', bytes: '# Evil' }), /leads out/)
  await refused(await archive(good, { name: 'a/../../evil.md', bytes: '# Evil' }), /leads out/)
  await refused(await archive(good, { name: 'c:\\evil.md', bytes: '# Evil' }), /leads out/)
  await refused(await archive(good, { name: 'link.md', type: 'symlink', linkname: '/etc/passwd' }), /is a link/)
  await refused(await archive(good, { name: 'link.md', type: 'link', linkname: '../../x' }), /is a link/)
  await refused(await archive(good, { name: 'pipe.md', type: 'fifo' }), /no file at all/)
  const linked = await folder({ 'good.md': '# Good' })
  await symlink('/etc/passwd', join(linked, 'passwd.md'))
  await refused(linked, /is a link/)
})

test('bombs are refused before they are unpacked to their end (A35)', async () => {
  const zeros = await archive({ name: 'zeros.md', bytes: Buffer.alloc(24 * 1024 * 1024) })
  await refused(zeros, /far more than its size/)
  const twice = join(place, 'twice.tar.gz')
  await writeFile(twice, gzipSync(Buffer.alloc(40 * 1024 * 1024)))
  await refused(twice, /far more than its size|no archive/)
  const many = await archive(...Array.from({ length: 30 }, (_, i) => ({ name: `m${i}.md`, bytes: `# ${i}` })))
  await refused(many, /more than 20 files/, { limits: { ...standardLimits, files: 20 } })
  await refused(await folder({ 'large.md': 'x'.repeat(2000) }), /larger than/, { limits: { ...standardLimits, fileBytes: 1000 } })
  await refused(await folder({ [`${'d/'.repeat(25)}deep.md`]: '# Deep' }), /more than 20 folders/)
  await refused(join(place, 'nothing.tar.gz'), /There is no file/)
})

test('a picture that would flood a reader’s memory is refused (A35)', async () => {
  await refused(await folder({ 'flood/page.md': '# Page\n\n![x](x.png)', 'flood/x.png': png(50_000, 50_000) }), /more than a page can show/)
  await refused(await folder({ 'flood/page.md': '# Page\n\n![x](x.png)', 'flood/x.png': Buffer.from('<svg onload=alert(1)>') }), /no picture/)
})
