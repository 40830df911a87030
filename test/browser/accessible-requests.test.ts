import assert from 'node:assert/strict'
import { approval } from '../../src/engines/approvals/index.ts'
import { newLink } from '../../src/engines/approvals/links/link.server.ts'
import { working } from '../../src/engines/approvals/work.server.ts'
import { portalSettings } from '../../src/practices/announcement/index.ts'
import { rating } from '../../src/practices/satisfaction/index.ts'
import { newToken } from '../../src/practices/satisfaction/token.server.ts'
import { eventually } from '../harness/eventually.ts'
import { type Client, q } from '../harness/server.ts'
import { click, dialog, lookAt, opens, tall } from './axe.ts'
import { type Stock, stockUp } from './catalogue-stock.ts'
import { sees, stage } from './harness.ts'

/** The pages of requests, approvals, flows, knowledge and the portal, as they are looked at by those who do not see, point or read as most do. */

const it = stage()

interface Scenery {
  readonly admin: Client
  readonly rosa: Client
  readonly mia: Client
  readonly stock: Stock
  readonly request: string
  readonly requestItem: string
  readonly done: string
  readonly approval: string
  readonly policy: string
  readonly flow: string
  readonly run: string
  readonly article: string
  readonly news: string
  readonly topic: string
  readonly audience: string
  readonly category: string
}

let furnished: Promise<Scenery> | undefined

/** A little of everything, once, so that no page is empty. */
const scenery = (): Promise<Scenery> => (furnished ??= furnish())

async function furnish(): Promise<Scenery> {
  const [admin, rosa, mia, ada] = await Promise.all([
    it.person('Adam Admin', 'administrator', 'agent', 'manager'),
    it.person('Rosa Requester'),
    it.person('Mia Manager', 'manager'),
    it.person('Ada Agent', 'agent'),
  ])
  const post = async (path: string, body: object, by: Client = admin) => {
    const answer = await by.post(path, body)
    assert.ok(answer.status < 300, `${path} ${answer.text}`)
    return answer.body
  }
  const first = async (path: string, filter: string, by: Client = admin): Promise<{ id: string; number: string }> => {
    let found: { id: string; number: string } | undefined
    await eventually(`${path} ${filter}`, async () => (found = (await by.get(`${path}${q({ filter })}`)).body.items[0]) !== undefined)
    return found ?? assert.fail()
  }
  await admin.patch(`/people/${rosa.id}`, { manager: mia.id })
  const group = await post('/groups', { name: 'Hardware', members: [ada.id] })
  const stock = await stockUp(admin, group.id, { approver: mia.id })
  const audience = await post('/audiences', { name: 'All who manage', who: "name.contains('Mia')" })
  const topic = await post('/topics', { name: 'Devices', openTo: 'everyone' })
  const news = await post('/announcements', { title: 'New laptops come in May', text: 'They are **lighter**.', openTo: 'public', pinned: true })
  await post(`/announcements/${news.id}/publish`, {})
  const article = await post('/articles', { title: 'Set up a new laptop', body: markdown, openTo: 'everyone', topic: topic.id, language: 'en' })
  await post(`/articles/${article.id}/publish`, { changeNote: 'The first.' })
  await post(`/articles/${article.id}/revise`, {})
  await admin.patch(`/articles/${article.id}`, { body: `${markdown}\n\nAnd a bag.` })
  await post(`/articles/${article.id}/publish`, { changeNote: 'The bag.' })
  const answers = { screen: 'large', reason: 'Maps', dock: true }
  const line = { item: stock.laptop, quantity: 2, answers }
  const placed = await post('/orders', { lines: [line, { item: stock.mouse }], reason: 'New job' }, rosa)
  const [laptop, mouse] = placed.items
  await post('/cart-lines', { item: stock.mouse, quantity: 2 }, rosa)
  await post('/favourites', { item: stock.badge }, rosa)
  await post(`/request-items/${mouse.id}/complete`, { comment: 'On your desk.' }, ada)
  const { records } = it.desk.runtime.installation
  await records.create(it.desk.system, rating, { person: rosa.id, recordType: 'requestItem', record: mouse.id, recordNumber: mouse.number })
  const asked = await first('/approvals', `subject == '${laptop.id}'`, mia)
  const policy = await post('/approval-policies', {
    name: 'Dear things',
    owner: admin.id,
    shows: 'title requester',
    recordType: 'incident',
    when: 'priority == 1',
    steps: [{ name: 'Manager', managerOf: 'requester', need: 'any' }],
  })
  const flow = await post('/flows', { name: 'Look after it', of: 'requestItem', draft: drawn(group.id) })
  await post(`/flows/${flow.id}/publish`, {})
  const draft = { texts: { name: { en: 'Projector', de: 'Beamer' } }, flow: { id: flow.id } }
  const projector = await post('/catalogue-items', { name: 'Projector', openTo: 'everyone', draft })
  await post(`/catalogue-items/${projector.id}/publish`, {})
  const other = await post('/orders', { lines: [{ item: projector.id }] }, rosa)
  const run = await first('/flow-runs', `subject == '${other.items[0].id}'`)
  const category = (await admin.get('/catalogue-categories')).body.items[0]
  return {
    admin,
    rosa,
    mia,
    stock,
    request: placed.requests[0].number,
    requestItem: laptop.number,
    done: mouse.number,
    approval: asked.number,
    policy: policy.id,
    flow: flow.id,
    run: run.number,
    article: article.number,
    news: news.id,
    topic: topic.id,
    audience: audience.id,
    category: category.id,
  }
}

const markdown =
  '# Before\n\nCharge it.\n\n| What | Where |\n| --- | --- |\n| Cable | in the box |\n\n> [!NOTE]\n> Keep the box.\n\n```\nhostname\n```\n\n- [ ] one\n- two'

const drawn = (group: string) => ({
  nodes: [
    { key: 'start', kind: 'start', name: 'Ordered', next: 'lay' },
    { key: 'lay', kind: 'task', name: 'Lay it out', title: 'Lay out {{title}}', fields: [{ field: 'group', value: group }], next: 'end' },
    { key: 'end', kind: 'end', name: 'Done', outcome: 'done' },
  ],
})

it.journey('nobody is kept out of what is ordered, approved and read in the portal', async () => {
  const { rosa, mia, stock, request, requestItem, done, approval: asked, article, news, topic } = await scenery()
  const { page } = await it.visit(rosa, '/portal', { phone: true })
  const things = '/portal/things'
  await lookAt(page, [
    ['/portal', 'its first page with a rating', () => sees(page.getByRole('button', { name: 'Very satisfied' }))],
    [
      '/portal',
      'answers of all kinds',
      async () => (await page.getByRole('combobox').fill('laptop'), sees(page.getByRole('option', { name: /Set up a new laptop/ }))),
    ],
    ['/portal/catalogue', 'the catalogue'],
    ['/portal/catalogue', 'nothing of that name', async () => page.getByRole('searchbox').fill('unheard of')],
    [`/portal/catalogue/${stock.laptop}`, 'an item'],
    [`/portal/catalogue/${stock.laptop}`, 'an item where something is missing', click('Order now')],
    [`/portal/catalogue/${stock.welcome}`, 'a bundle'],
    ['/portal/cart', 'the cart'],
    [`/portal/ordered?request=${request}`, 'thanks'],
    [`${things}/requests/${request}`, 'a request'],
    [`${things}/requests/${request}`, 'a request that is to be cancelled', click('Cancel the whole request')],
    [`${things}/request-items/${requestItem}`, 'a requested item'],
    [`${things}/request-items/${requestItem}`, 'its answers that are changed', click('Change the answers')],
    [`${things}/request-items/${done}`, 'a delivered item'],
    [`/portal/articles/${article}`, 'an article'],
    [`/portal/topics/${topic}`, 'a topic'],
    [`/portal/announcements/${news}`, 'an announcement'],
    ['/portal/approvals', 'no approvals'],
  ])
  const { page: hers } = await it.visit(mia, '/portal', { phone: true })
  await lookAt(hers, [
    ['/portal', 'its first page with approvals'],
    ['/portal/approvals', 'approvals'],
    ['/portal/approvals', 'a reason to reject', click('Reject')],
    ['/portal/approvals', 'somebody decides for me', click('Let somebody decide for me')],
    [`/portal/approvals/${asked}`, 'an approval'],
  ])
  await page.setViewportSize({ width: 1440, height: 900 })
  await lookAt(page, [
    ['/portal/catalogue', 'the catalogue, wide'],
    [`/portal/catalogue/${stock.welcome}`, 'a bundle, wide'],
    [`${things}/requests/${request}`, 'a request, wide'],
    [`/portal/articles/${article}`, 'an article, wide'],
  ])
})

it.journey('nobody is kept out of the links of mails, nor as a guest', async () => {
  const { mia, rosa, news, approval: asked } = await scenery()
  const { records, store } = it.desk.runtime.installation
  const { tenant } = it.desk.system
  const row = await records.get(it.desk.system, approval, asked)
  const token = await working(store, tenant, (_, db) => newLink(db, row, { tenant, secret: store.secret, now: store.now(), person: mia.id }))
  const [asks] = (await records.find(it.desk.system, rating, { filter: { field: 'person', is: '==', value: rosa.id } })).items
  const rate = await working(store, tenant, (_, db) =>
    newToken(db, tenant, { rating: asks?.id ?? '', person: rosa.id, email: rosa.email, expires: new Date(Date.now() + 86_400_000).toISOString() }),
  )
  const [settings] = (await records.find(it.desk.system, portalSettings)).items
  await records.change(it.desk.system, portalSettings, settings?.id ?? '', { guestsRead: true, guestsReport: true })
  const { page } = await it.visit(undefined, '/guest', { phone: true })
  // Of two addresses that differ behind the # alone the second is no new page.
  const anew = async () => {
    await page.reload()
    await sees(page.getByRole('heading', { level: 1 }))
    await sees(page.getByRole('button').first())
  }
  await lookAt(page, [
    [`/approve#${token}`, 'an approval', anew],
    [`/approve#${token}`, 'an approval to confirm', async one => (await anew(), click('Approve')(one))],
    ['/approve#nothing', 'a link that is none'],
    [`/rate#${rate}.5`, 'a rating', anew],
    ['/guest', 'what guests see'],
    [`/guest/announcements/${news}`, 'an announcement for guests'],
    ['/guest/report', 'a report of a guest'],
  ])
})

it.journey('nobody is kept out of what is offered and ordered at the desk', async () => {
  const { admin, stock, request, requestItem, category } = await scenery()
  const { page } = await it.visit(admin, '/desk', tall)
  const editor = `/desk/catalogue/${stock.laptop}`
  await lookAt(page, [
    ['/desk/catalogue-items', 'the items of the catalogue'],
    [`/desk/catalogue-items/${stock.laptop}`, 'the record of an item'],
    [editor, 'the editor of an item', () => sees(page.getByText('This form can be answered.'))],
    [editor, 'one of its questions', async () => (await page.locator('.builder-title').first().click(), sees(page.locator('.builder-editor')))],
    [editor, 'its preview', click('Preview')],
    [editor, 'its publication', opens('Publish', dialog)],
    [`/desk/catalogue/${stock.welcome}`, 'the editor of a bundle'],
    [`/desk/catalogue-categories/${category}`, 'a category'],
    ['/desk/order', 'an order for somebody'],
    [`/desk/requests/${request}`, 'a request'],
    [`/desk/request-items/${requestItem}`, 'a requested item'],
    ['/desk/request-items', 'requested items'],
    ['/desk/request-items?layout=board', 'requested items on a board'],
    ['/desk/request-tasks', 'request tasks'],
  ])
})

it.journey('nobody is kept out of what is approved, drawn and written at the desk', async () => {
  const { admin, approval: asked, policy, flow, run, article, topic, news, audience } = await scenery()
  const { page } = await it.visit(admin, '/desk', tall)
  await lookAt(page, [
    ['/desk/approvals', 'approvals'],
    [`/desk/approvals/${asked}`, 'an approval'],
    [`/desk/approval-policies/${policy}`, 'a policy'],
    [`/desk/flows/${flow}`, 'a flow'],
    [
      `/desk/flows/${flow}/draw`,
      'a flow that is drawn',
      async () => (
        await page
          .getByRole('button', { name: /Lay it out/ })
          .first()
          .click(),
        sees(page.locator('.flow-form'))
      ),
    ],
    ['/desk/flow-runs', 'runs'],
    [`/desk/flow-runs/${run}`, 'a run', () => sees(page.getByRole('heading', { name: 'Where it is' }))],
    ['/desk/articles', 'articles'],
    [`/desk/articles/${article}`, 'an article'],
    ['/desk/knowledge/gaps', 'what is missing'],
    ['/desk/admin/settings/portal-settings', 'the portal’s settings'],
    [`/desk/audiences/${audience}`, 'an audience'],
    [`/desk/topics/${topic}`, 'a topic'],
    [`/desk/announcements/${news}`, 'an announcement'],
    ['/desk/reports/satisfaction', 'satisfaction'],
  ])
})

it.journey('nobody is kept out of the new pages of the desk on a phone', async () => {
  const { admin, stock, request, approval: asked, flow, run, article } = await scenery()
  const { page } = await it.visit(admin, '/desk', { phone: true })
  // High enough that nothing lies behind the box one writes in, which would count as too small to be hit.
  await page.setViewportSize({ width: 390, height: 1800 })
  await lookAt(page, [
    [`/desk/catalogue/${stock.laptop}`, 'the editor of an item on a phone'],
    [`/desk/requests/${request}`, 'a request on a phone'],
    [`/desk/flows/${flow}/draw`, 'a flow that is drawn on a phone'],
    [`/desk/flow-runs/${run}`, 'a run on a phone'],
    [`/desk/articles/${article}`, 'an article on a phone'],
    [`/desk/approvals/${asked}`, 'an approval on a phone'],
  ])
})
