import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import Fastify from 'fastify'
import { pages } from '../../src/app/pages.server.ts'
import { type Answer, type Client, type Desk, desk, q } from '../harness/server.ts'
import { form } from '../harness/walk.ts'

/**
 * A31: script in every text there is. Here: what the server gives is never something that a browser would run. Whether the
 * screens show it as text is tried in a browser (`test/browser`).
 */

let app: Desk
let administrator: Client
before(async () => {
  app = await desk()
  administrator = await app.somebody(['administrator'], { scopes: ['admin'] })
})
after(() => app.close())

const scripts = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg/onload=alert(1)>",
  '<iframe srcdoc="<script>alert(1)</script>">',
  '</title></script><script>alert(1)</script>',
  '<!--<script>-->',
  'javascript:alert(1)',
  '[x](javascript:alert(1))',
  '![x](x"onerror=alert(1))',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '{{constructor.constructor("alert(1)")()}}',
  '\u2028alert(1)\u2029',
  '<math><mi xlink:href="javascript:alert(1)">',
  '<style>@import "//evil.example"</style>',
  '+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
]

/** One line of text has no other line breaks in it than blanks. */
const plain = (text: string): string => text.replaceAll(/[\u2028\u2029]/g, ' ').trim()

/** Nothing that a browser would show as a page of ours. */
function isData({ headers, status, path }: Answer): void {
  if (status === 204) return
  const type = headers.get('content-type') ?? ''
  assert.match(type, /^(application\/(problem\+)?json|text\/csv|application\/octet-stream)/, `${path}: ${type}`)
  assert.match(type, /charset=utf-8|octet-stream/, `${path}: ${type}`)
  assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
  holdsPolicy(headers)
}

function holdsPolicy(headers: Headers): void {
  const policy = headers.get('content-security-policy') ?? ''
  assert.match(policy, /default-src 'none'/)
  assert.doesNotMatch(policy, /unsafe-|\*|https?:/)
  assert.match(policy, /frame-ancestors 'none'/)
}

/** Whatever the organisation calls itself. */
const face = {
  name: scripts[4] ?? '',
  logo: null,
  greeting: { en: scripts.join(' '), de: null },
  footer: { en: null, de: null },
  style: null,
  guests: { read: false, report: false },
}

/** Texts that are made from what is given, or refuse it. */
const narrow = new Set(['timeZone', 'filter', 'key'])

test('script in any text of any type comes back as the same text, in JSON that is not sniffed', { timeout: 60_000 }, async () => {
  let kept = 0
  for (const type of app.runtime.installation.model.types) {
    const texts = Object.entries(type.fields).filter(([, f]) => !f.computed && (f.kind === 'text' || f.kind === 'longText') && !f.options.only)
    for (const [i, script] of scripts.entries()) {
      const unique = (name: string) => (type.fields[name]?.unique ? `${script}${i}` : script)
      const input = Object.fromEntries(texts.filter(([name]) => !narrow.has(name)).map(([name]) => [name, unique(name)]))
      const made = await administrator.post(`/${type.path}`, input)
      isData(made)
      if (made.status !== 201) continue
      kept++
      for (const [name, value] of Object.entries(input)) assert.equal(plain(made.body[name]), plain(value), `${type.name}.${name}`)
      const at = `/${type.path}/${made.body.id}`
      isData(await administrator.post(`${at}/comments`, { text: script, visibility: 'internal' }))
      for (const path of [at, `${at}?with=page`, `${at}/history`]) isData(await administrator.get(path, { accept: 'text/html' }))
    }
    for (const path of [`/${type.path}?names=true`, `/${type.path}/export`, `/${type.path}/export?format=json`, `/search${q({ q: 'alert', type: type.name })}`])
      isData(await administrator.get(path, { accept: 'text/html' }))
  }
  assert.ok(kept > 100, String(kept))
})

test('a refusal that repeats what was asked is data as well', async () => {
  for (const script of scripts) {
    const encoded = encodeURIComponent(script)
    for (const answer of [
      await administrator.get(`/${encoded}`),
      await administrator.get(`/incidents/${encoded}`),
      await administrator.get(`/incidents?${encoded}=1`),
      await administrator.get(`/incidents${q({ filter: `${script} == 1` })}`),
      await administrator.get(`/incidents${q({ sort: script })}`),
      await administrator.post('/incidents', { [script]: 1 }),
      await administrator.post('/incidents', { title: 'x', impact: script }),
      await administrator.post(`/incidents/x/${encoded}`, {}),
      await app.guest.get(`/incidents?x=${encoded}`),
    ])
      isData(answer)
    const page = await fetch(`${app.address}/${encoded}`)
    assert.match(page.headers.get('content-type') ?? '', /^application\/problem\+json/)
  }
})

test('names of files do not leave the header that they stand in', async () => {
  const { id } = (await administrator.post('/incidents', { title: 'x' })).body
  for (const script of scripts) {
    const body = form()
    body.set('file', new File(['x'], script.replaceAll('/', '_')))
    const { body: made } = await administrator.post(`/incidents/${id}/attachments`, body)
    const answer = await administrator.get(`/attachments/${made.id}`)
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="[^"\\<>]*"(; filename\*=UTF-8''[\w.%!#$&+^`|~-]*)?$/)
    assert.match(answer.headers.get('content-security-policy') ?? '', /sandbox/)
  }
})

test('what stands in a page for its start is data, whatever it holds', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'mainstay-pages-'))
  t.after(() => rmSync(folder, { recursive: true }))
  for (const page of ['desk', 'portal', 'entry'])
    writeFileSync(join(folder, `${page}.html`), '<!doctype html><title>x</title><body><div id="root"></div></body>')
  const boot = { session: { person: { name: scripts.join(' ') }, [scripts[4] ?? '']: "$& $1 $` $'" }, model: scripts, atDesk: true }
  const server = Fastify()
  t.after(() => server.close())
  await server.register(pages({ folder, demo: false, face: async () => face, draw: async () => undefined, bootFor: async () => boot }))
  for (const path of ['/desk', '/desk/incidents', '/portal']) {
    const { body } = await server.inject(path)
    assert.equal(body.match(/<script/g)?.length, 1)
    assert.equal(body.match(/<\/script/g)?.length, 1)
    assert.equal(body.match(/<!--/g), null)
    const data = /<script type="application\/json" id="boot">(.*?)<\/script>/s.exec(body)?.[1] ?? ''
    assert.doesNotMatch(data, /</)
    const { atDesk: _, ...given } = boot
    assert.deepEqual(JSON.parse(data), { ...given, face })
  }
})

test('every page comes with a policy under which nothing inline runs', async () => {
  const browser = await app.somebody(['agent'], { name: scripts[4] ?? '' })
  for (const path of ['/', '/desk', '/portal', '/sign-in', '/set-up', '/reset', '/docs', '/docs/style.css', '/nothing', '/healthz']) {
    const answer = await fetch(`${app.address}${path}`, { headers: browser.headers, redirect: 'manual' })
    holdsPolicy(answer.headers)
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', path)
    const html = await answer.text()
    assert.doesNotMatch(html, /<script>alert|<[^>]+\son\w+=/i, path)
    for (const [tag] of html.matchAll(/<script[^>]*>/g)) assert.match(tag, /src="\/|type="application\/json"/, `${path} ${tag}`)
  }
})
