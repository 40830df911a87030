import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { Client } from '../harness/server.ts'
import { gone, sees, stage } from './harness.ts'
import { payloads, traces } from './payloads.ts'

/** A31: script in every text there is stays text, on every page that shows it. That nothing is refused by the policy means that nothing even tried. */
const it = stage()

interface Shape {
  readonly name: string
  readonly path: string
  readonly may: { readonly create: boolean }
  readonly fields: Readonly<
    Record<string, { readonly kind: string; readonly computed?: boolean; readonly unique?: boolean; readonly options: { readonly max?: number } }>
  >
}

interface Infected {
  readonly types: readonly Shape[]
  /** Addresses of one or more records of each type, by path. */
  readonly made: ReadonlyMap<string, readonly string[]>
}

const all = payloads.join('\n\n')
/** As many of the payloads as a text of that length holds. */
const upTo = (max: number) => payloads.reduce((text, p) => (text.length + p.length + 2 > max ? text : `${text}\n\n${p}`))
const oneLine = (text: string) => text.replaceAll(/[\n\u2028\u2029]+/g, ' ').trim()

/** Every text of a record of that type: long ones hold all payloads, short ones one of them. */
function textsOf(type: Shape, turn: number): Record<string, unknown> {
  const written = Object.entries(type.fields).filter(
    ([name, field]) => ['text', 'longText', 'tags'].includes(field.kind) && !field.computed && name !== 'timeZone',
  )
  return Object.fromEntries(
    written.map(([name, { kind, options, unique }], i) => {
      if (kind === 'longText') return [name, upTo(options.max ?? 20_000)]
      const fitting = payloads.map(oneLine).filter(p => p.length + 4 <= (options.max ?? 200))
      const text = fitting[(turn * 7 + i) % fitting.length] ?? ''
      return [name, kind === 'tags' ? [text.replaceAll(/[,;]/g, ' ').slice(0, 30)] : unique ? `${text} ${turn}` : text]
    }),
  )
}

async function infect(admin: Client, requester: Client): Promise<Infected> {
  const { types } = (await admin.get('/model')).body as { types: readonly Shape[] }
  const made = new Map<string, string[]>()
  const type = (name: string) => types.find(one => one.name === name) ?? assert.fail(`There is no ${name}.`)
  const make = async (name: string, turn: number, more: object = {}) => {
    const shape = type(name)
    const answer = await admin.post(`/${shape.path}`, { ...textsOf(shape, turn), ...more })
    assert.equal(answer.status, 201, `${name}: ${answer.text}`)
    made.set(shape.path, [...(made.get(shape.path) ?? []), answer.body.number ?? answer.body.id])
    return answer.body
  }
  const turns = payloads.keys().toArray()
  for (const name of ['company', 'department', 'location']) await make(name, 1)
  const group = await make('group', 2, { members: [admin.id] })
  const people = []
  for (const turn of turns.slice(0, 6)) people.push(await make('person', turn))
  const service = await make('service', 3, { owner: people[0].id, supportGroup: group.id })
  for (const [place, { id }] of people.entries()) {
    const incident = await make('incident', place, {
      requester: place < 3 ? requester.id : id,
      group: group.id,
      service: service.id,
      impact: 'high',
      urgency: 'high',
    })
    if (place > 1) continue
    for (const visibility of ['public', 'internal'])
      assert.equal((await admin.post(`/incidents/${incident.id}/comments`, { text: all, visibility })).status, 201)
    for (const name of payloads.slice(0, 6)) await attach(admin, incident.id, oneLine(name))
    await make('incidentTask', place, { incident: incident.id })
  }
  const problem = await make('problem', 4)
  await make('problemTask', 5, { problem: problem.id })
  for (const turn of [0, 1, 2]) await make('view', turn, { recordType: 'incident', owner: admin.id, filter: null, sort: null, columns: null, everyone: true })
  for (const turn of [0, 1, 2]) await make('assignmentRule', turn, { recordType: 'problem', group: group.id })
  for (const turn of [0, 1, 2]) await make('automation', turn, { recordType: 'incident', does: [{ act: 'comment', text: all }] })
  const article = await make('article', 6, { openTo: 'everyone', body: upTo(20_000) })
  assert.equal((await admin.post(`/articles/${article.id}/publish`, {})).status, 200)
  await admin.post('/tokens', { name: payloads[1], scopes: ['read'], days: 1 })
  return { types, made }
}

async function attach(admin: Client, id: string, name: string): Promise<void> {
  const form = new FormData()
  form.set('file', new File(['<script>window.__xss=1</script>'], name.replaceAll(/[/\\]/g, ' '), { type: 'text/html' }))
  const answer = await admin.send('POST', `/incidents/${id}/attachments`, { body: form })
  assert.ok(answer.status < 300, answer.text)
}

/** Nothing ran, nothing became part of the page, and the text is there to be read. */
async function isText(page: Page, what: string): Promise<void> {
  await gone(page.locator('.skeleton'))
  await page.waitForFunction(() => /__xss|evil\.example|msgbox/.test(document.documentElement.innerText))
  const found = await page.evaluate(
    selector => ({
      ran: (window as unknown as { __xss?: unknown }).__xss !== undefined,
      became: [...document.querySelectorAll(selector)].map(one => one.outerHTML.slice(0, 200)),
    }),
    traces,
  )
  assert.deepEqual(found, { ran: false, became: [] }, what)
}

async function staysText(page: Page, at: string): Promise<void> {
  await page.goto(at)
  await isText(page, at)
}

/** Nothing is fetched from elsewhere. */
function keepsToItself(page: Page): readonly string[] {
  const elsewhere: string[] = []
  page.on('request', request => {
    if (!request.url().startsWith(it.desk.address) && !/^(data|blob):/.test(request.url())) elsewhere.push(request.url())
  })
  return elsewhere
}

it.journey('script in every text stays text, on the desk and in the portal', async () => {
  const admin = await it.person('"><img src=x onerror="window.__xss=1">', 'administrator')
  const rosa = await it.person('<script>window.__xss=1</script> Rosa')
  const { types, made } = await infect(admin, rosa)
  const { page } = await it.visit(admin, '/desk')
  const elsewhere = keepsToItself(page)

  for (const [path, [first]] of made) {
    const type = types.find(one => one.path === path)
    const texts = Object.entries(type?.fields ?? {}).filter(([, field]) => ['text', 'longText', 'tags'].includes(field.kind))
    await staysText(page, `/desk/${path}?${new URLSearchParams({ columns: texts.map(([name]) => name).join() })}`)
    if (path !== 'views') await staysText(page, `/desk/${path}/${first}`)
  }
  const [article = ''] = made.get('articles') ?? []
  await staysText(page, `/desk/articles/${article}`)
  assert.equal((await admin.post(`/articles/${article}/revise`, {})).status, 200)
  await page.goto(`/desk/articles/${article}`)
  await page.getByRole('button', { name: 'Write', exact: true }).click()
  await sees(page.locator('.article-writing, .article-markdown'))
  await isText(page, 'an article being written')
  await staysText(page, '/desk/incidents?layout=board')
  await staysText(page, '/desk/problems?layout=board')
  await staysText(page, '/desk/work?scope=groups')
  await staysText(page, '/desk/search?q=xss')
  await staysText(page, `/desk/search?${new URLSearchParams({ q: payloads[1] ?? '' })}`)
  await staysText(page, '/desk/admin/tokens')
  await staysText(page, '/desk/admin/audit')
  await staysText(page, '/desk/account')
  await staysText(page, `/desk/incidents?${new URLSearchParams({ filter: payloads[0] ?? '' })}`)
  await staysText(page, `/desk/incidents?${new URLSearchParams({ filter: `title == '${payloads[0]}'` })}`)

  await page.goto('/desk/incidents?filter=')
  await page.keyboard.press('Control+k')
  await sees(page.getByRole('option').first())
  await page.keyboard.type(made.get('incidents')?.[0] ?? '')
  await sees(page.getByRole('option', { name: /<script>/ }))
  await isText(page, 'the palette')
  await page.keyboard.press('Escape')
  await page.getByTitle('Change Assignee').first().click()
  await sees(page.getByRole('dialog').getByRole('option').first())
  await isText(page, 'a picker')
  await page.keyboard.press('Escape')

  const phone = await it.visit(rosa, '/portal', { phone: true })
  const further = keepsToItself(phone.page)
  const mine = (made.get('incidents') ?? []).slice(0, 3)
  for (const number of mine) await staysText(phone.page, `/portal/things/incidents/${number}`)
  for (const at of ['/portal', '/portal/things', '/portal/report', '/portal/me', `/portal/sent/${mine[0]}`]) await staysText(phone.page, at)
  await staysText(phone.page, `/portal/articles/${article}`)
  await phone.page.goto('/portal')
  await phone.page.getByRole('combobox', { name: 'Search, or say what is wrong' }).fill('<script>window.__xss=1')
  await sees(phone.page.getByRole('main').getByRole('option').first())
  await isText(phone.page, 'answers of the portal')
  assert.deepEqual([...elsewhere, ...further], [])
})

it.journey('a change by somebody else that holds script appears as text, without a reload', async () => {
  const ada = await it.person('Ada Agent', 'agent')
  const { number } = (await ada.post('/incidents', { title: 'Watch me', impact: 'low', urgency: 'low' })).body
  const { page } = await it.visit(ada, `/desk/incidents/${number}`)
  await sees(page.getByRole('heading', { name: 'Watch me' }))
  await ada.post(`/incidents/${number}/comments`, { text: all, visibility: 'internal' })
  await ada.patch(`/incidents/${number}`, { title: payloads[0] })
  await sees(page.getByRole('heading', { name: payloads[0] ?? '', level: 1 }))
  await isText(page, 'what came by itself')
})
