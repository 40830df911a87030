import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { Client } from '../harness/server.ts'
import { click, dialog, type Look, lookAt, menu, opens, press, tall } from './axe.ts'
import { sees, stage } from './harness.ts'
import { otherWays } from './record-page.ts'

const it = stage()

interface Scenery {
  readonly admin: Client
  readonly rosa: Client
  readonly number: string
  readonly asked: string
  readonly solved: string
  readonly ended: string
  readonly problem: string
  readonly level: string
  readonly calendar: string
}

let furnished: Promise<Scenery> | undefined

/** A little of everything, once, so that no page is empty. */
const scenery = (): Promise<Scenery> => (furnished ??= furnish())

async function furnish(): Promise<Scenery> {
  const admin = await it.person('Admin Istrator', 'administrator')
  const rosa = await it.person('Rosa Requester')
  const post = async (path: string, body: object, by = admin) => {
    const answer = await by.post(path, body)
    assert.ok(answer.status < 300, `${path} ${answer.text}`)
    return answer.body
  }
  const group = await post('/groups', { name: `Field service ${rosa.id.slice(-6)}`, members: [admin.id], description: 'They **drive**.' })
  const service = await post('/services', { name: `Mail ${rosa.id.slice(-6)}`, criticality: 'high' })
  const [calendar] = (await admin.get('/calendars')).body.items
  const promise = { recordType: 'incident', applies: 'priority <= 5', targetTime: 'PT4H', calendar: calendar.id, warnings: [{ percent: 50 }] }
  const resolution = { ...promise, name: `Resolution ${rosa.id.slice(-6)}`, stops: "category == 'done'", pauses: "state == 'onHold'", among: 'resolution' }
  const old = (await post('/service-levels', { ...resolution, applies: 'priority <= 4' })).id
  await post(`/service-levels/${old}/activate`, {})
  await post(`/service-levels/${old}/revise`, {})
  const level = (await admin.get(`/service-levels?filter=${encodeURIComponent(`previous == '${old}'`)}`)).body.items[0].id
  await admin.patch(`/service-levels/${level}`, { targetTime: 'PT2H' })
  const report = (title: string) =>
    post('/incidents', { title, impact: 'high', urgency: 'medium', service: service.id, description: 'It _began_ today.' }, rosa)
  const { number } = await report('The mail is slow')
  await admin.patch(`/incidents/${number}`, { group: group.id, assignee: admin.id })
  await post(`/incidents/${number}/comments`, { text: 'We look at `it`, see https://example.com', visibility: 'public' })
  await post(`/incidents/${number}/comments`, { text: 'The disk again.', visibility: 'internal' })
  const file = new FormData()
  file.set('file', new File(['a log'], 'mail.log', { type: 'text/plain' }))
  assert.ok((await admin.send('POST', `/incidents/${number}/attachments`, { body: file })).status < 300)
  await post(`/incidents/${number}/proposeMajor`, {})
  await post(`/incidents/${number}/acceptMajor`, { businessImpact: 'Nobody writes.', comment: 'Mine.', publicNote: 'It is **slow** for all.' })
  const asked = (await report('Which door is it?')).number
  await post(`/incidents/${asked}/hold`, { holdReason: 'requester', comment: 'Which one?' })
  const solved = (await report('The lamp is dark')).number
  await post(`/incidents/${solved}/resolve`, { resolutionCode: 'solutionProvided', resolutionNote: 'A new bulb.' })
  const ended = (await report('It was nothing')).number
  await post(`/incidents/${ended}/cancel`, { comment: 'As you said.' })
  const problem = (await post('/problems', { title: 'Disks fill up', workaround: 'Empty them.' })).number
  await post('/views', { name: 'What burns', recordType: 'incident', owner: admin.id, filter: 'priority <= 2', everyone: true })
  await post('/tokens', { name: 'Nightly report', scopes: ['read'], days: 30 })
  return { admin, rosa, number, asked, solved, ended, problem, level, calendar: calendar.id }
}

it.journey('nobody is kept out at the entry', async () => {
  const { page, expects } = await it.visit(undefined, '/sign-in')
  expects(/401 .*sign-in/)
  expects(/422 .*rating-link/)
  await lookAt(page, [
    ['/sign-in', 'as it opens'],
    ['/sign-in', 'when something is missing', click('Sign in')],
    [
      '/sign-in',
      'when it was wrong',
      async () => {
        await page.getByRole('textbox', { name: 'E-mail' }).fill('nobody@example.test')
        await page.getByLabel('Password', { exact: true }).fill('wrong wrong wrong')
        await page.getByRole('button', { name: 'Sign in' }).click()
        await sees(page.getByText('E-mail or password is wrong.'))
      },
    ],
    ['/forgot', 'as it opens'],
    ['/reset#nothing', 'with a dead link'],
    ['/rate#nothing.4', 'with a dead link'],
    ['/guest', 'as it opens'],
    ['/set-up', 'without a link'],
  ])
})

it.journey('nobody is kept out of the lists of the desk', async () => {
  const { admin } = await scenery()
  const { page } = await it.visit(admin, '/desk', tall)
  await lookAt(page, [
    ['/desk/work', 'my work'],
    ['/desk/work?scope=unassigned', 'what nobody has'],
    ['/desk/incidents', 'a list'],
    ['/desk/incidents', 'its columns', opens('Columns', dialog)],
    ['/desk/incidents', 'its shipped lists', opens('Lists', menu)],
    ['/desk/incidents', 'keeping it', opens('Save view', dialog)],
    ['/desk/incidents', 'one more condition', async () => (await page.getByRole('group').getByRole('button').last().click(), dialog(page))],
    ['/desk/incidents', 'a cell that is changed', async () => (await page.getByTitle('Change Assignee').first().click(), sees(page.getByRole('option')))],
    [
      '/desk/incidents',
      'many at once',
      async () => {
        await page.getByRole('checkbox', { name: 'Select all that are shown' }).check()
        await page.getByRole('button', { name: 'Change a field' }).click()
        await dialog(page)
      },
    ],
    ['/desk/incidents?layout=board', 'the board'],
    [`/desk/incidents?${new URLSearchParams({ filter: "title == 'Nothing like it'" })}`, 'an empty list'],
    [`/desk/incidents?${new URLSearchParams({ filter: 'state ==' })}`, 'a filter that makes no sense'],
    ['/desk/problems', 'problems'],
    ['/desk/services', 'services'],
    ['/desk/search?q=mail', 'what was found'],
    ['/desk/search?q=unheardof', 'what was not found'],
    ['/desk/work', 'the palette', async () => (await press(page, 'Control+k'), sees(page.getByRole('option')))],
    ['/desk/work', 'the keys', async () => (await press(page, '?'), dialog(page))],
    ['/desk/nowhere', 'no such page'],
  ])
})

it.journey('nobody is kept out of the records of the desk', async () => {
  const { admin, number, problem } = await scenery()
  const { page, expects } = await it.visit(admin, '/desk', tall)
  expects(/404 .*INC9999999/)
  expects(/422 .*resolve/)
  const record = `/desk/incidents/${number}`
  await lookAt(page, [
    [record, 'a record'],
    [record, 'its other ways', async () => (await otherWays(page).click(), menu(page))],
    [record, 'a note', click('Internal note')],
    [
      record,
      'what resolving asks for, and what is missing',
      async () => {
        await click(/^Resolve/)(page)
        await page.getByRole('region', { name: 'Resolve' }).getByRole('button', { name: 'Resolve' }).click()
        await sees(page.locator('[aria-invalid=true]'))
      },
    ],
    [record, 'a fact that is changed', async () => (await page.getByRole('button', { name: /^Assignee:/ }).click(), sees(page.getByRole('option')))],
    [
      record,
      'as it was',
      async () => {
        await page.getByRole('button', { name: 'More', exact: true }).first().click()
        await page.getByRole('menuitem', { name: /As it was/ }).click()
        await sees(page.getByRole('slider'))
      },
    ],
    [
      record,
      'asked whether to delete it',
      async () => {
        await page.getByRole('button', { name: 'More', exact: true }).first().click()
        await page.getByRole('menuitem', { name: /Delete/ }).click()
        await dialog(page)
      },
    ],
    ['/desk/incidents/INC9999999', 'a record that is not there'],
    [`/desk/problems/${problem}`, 'a problem'],
    ['/desk/incidents/new', 'a new one'],
    [
      '/desk/incidents/new',
      'a choice in a form',
      async () => (await page.getByLabel(/^Requester/).click(), sees(page.getByRole('dialog').getByRole('option'))),
    ],
    ['/desk/problems/new', 'a new problem'],
  ])
})

it.journey('nobody is kept out of the administration', async () => {
  const { admin } = await scenery()
  const does = [{ act: 'comment', text: 'Hello {{requester.name}}' }]
  const automation = (await admin.post('/automations', { name: 'Greeting', recordType: 'incident', on: 'created', when: 'priority <= 2', does })).body.id
  const { page } = await it.visit(admin, '/desk', tall)
  await lookAt(page, [
    ['/desk/admin', 'its first page'],
    ['/desk/admin/priority-matrix', 'the matrix'],
    [
      '/desk/admin/priority-matrix',
      'a cell of it',
      async () => (await page.getByRole('cell').getByRole('button').first().click(), sees(page.getByRole('option'))),
    ],
    ['/desk/admin/tokens', 'tokens'],
    ['/desk/admin/tokens', 'a new one', opens('New token', dialog)],
    ['/desk/admin/sessions', 'sessions'],
    ['/desk/admin/audit', 'the audit'],
    ['/desk/admin/settings/incident-settings', 'settings'],
    [
      '/desk/admin/automations/new',
      'an automation being built',
      async page => {
        await page.getByRole('combobox', { name: /^When/ }).selectOption('changed')
        await page.getByRole('combobox', { name: 'Add a field' }).selectOption('urgency')
        await click('Add an act')(page)
        await page.getByLabel('Field', { exact: true }).selectOption('title')
        await click('Add an act')(page)
        await page.getByRole('combobox', { name: 'Act 2' }).selectOption('assign')
      },
    ],
    [`/desk/automations/${automation}`, 'an automation', page => page.getByText('Try it').click()],
    ['/desk/people', 'people'],
    ['/desk/people/new', 'somebody new'],
    [`/desk/people/${admin.id}`, 'a person'],
    ['/desk/groups', 'groups'],
    ['/desk/groups/new', 'a new group'],
    ['/desk/roles', 'roles'],
    ['/desk/locations', 'places'],
    ['/desk/views', 'saved views'],
    ['/desk/account', 'my account'],
  ])
})

it.journey('nobody is kept out of what was promised', async () => {
  const { admin, number, level, calendar } = await scenery()
  const { page } = await it.visit(admin, '/desk', tall)
  const clock = (one: Page) => one.getByRole('region', { name: 'Service levels' }).getByRole('button').first().click()
  const tried = async (one: Page) => {
    await click('Try it')(one)
    await sees(one.getByRole('row', { name: /^Total/ }))
  }
  const looks: readonly Look[] = [
    [`/desk/incidents/${number}`, 'the picture of a clock', async one => (await clock(one), dialog(one))],
    [`/desk/service-levels/${level}`, 'a service level that was tried', tried],
    [`/desk/calendars/${calendar}`, 'a calendar'],
    [`/desk/calendars/${calendar}`, 'days from a file', opens('Add days from a file', dialog)],
    ['/desk/reports/service-levels', 'the report'],
    ['/desk/reports/satisfaction', 'the report of satisfaction'],
    ['/desk/reports/service-levels?by=level&period=thisMonth', 'the report by level'],
    ['/desk/reports/service-levels?period=own&from=2020-01-01&to=2020-01-31', 'the report of a month without any'],
    ['/desk/service-levels/new', 'a new service level'],
    ['/desk/calendars/new', 'a new calendar'],
  ]
  await lookAt(page, looks)
})

it.journey('nobody is kept out of the numbers', async () => {
  const { admin } = await scenery()
  const { page } = await it.visit(admin, '/desk', tall)
  await lookAt(page, [
    ['/desk/numbers', 'the dashboard'],
    ['/desk/numbers?period=year', 'the dashboard with its tables', one => one.getByText('As a table').first().click()],
    ['/desk/numbers?period=year', 'the records of a band', one => one.getByRole('button', { name: 'under 1 d' }).first().click()],
    ['/desk/reports', 'no reports'],
    ['/desk/reports/new', 'a new report'],
    ['/desk/reports/new', 'a new report as a table', click('Table')],
  ])
})

it.journey('nobody is kept out of the desk on a phone', async () => {
  const { admin, number, level, calendar } = await scenery()
  const { page } = await it.visit(admin, '/desk', { phone: true })
  // High enough that nothing lies behind the box one writes in, which would count as too small to be hit.
  await page.setViewportSize({ width: 390, height: 1800 })
  await lookAt(page, [
    ['/desk/work', 'my work'],
    ['/desk/work', 'the menu', opens('Menu', dialog)],
    ['/desk/incidents', 'a list'],
    [`/desk/incidents/${number}`, 'a record'],
    [`/desk/incidents/${number}`, 'its facts', click('Facts')],
    ['/desk/reports/service-levels', 'the report'],
    ['/desk/reports/satisfaction', 'the report of satisfaction'],
    ['/desk/numbers', 'the dashboard'],
    ['/desk/reports/new', 'a new report'],
    [`/desk/service-levels/${level}`, 'a service level'],
    [`/desk/calendars/${calendar}`, 'a calendar'],
  ])
})

it.journey('nobody is kept out of the portal', async () => {
  const { rosa, number, asked, solved, ended } = await scenery()
  const { page, expects } = await it.visit(rosa, '/portal', { phone: true })
  expects(/404 .*INC9999999/)
  const thing = (one: string) => `/portal/things/incidents/${one}`
  await lookAt(page, [
    ['/portal', 'its first page'],
    [
      '/portal',
      'what was found',
      async () => (
        await page.getByRole('combobox', { name: 'Search, or say what is wrong' }).fill('mail'), sees(page.getByRole('link', { name: /The mail is slow/ }))
      ),
    ],
    ['/portal/report', 'a report'],
    ['/portal/report', 'a report without words', click('Send')],
    [`/portal/sent/${number}`, 'thanks'],
    ['/portal/things', 'my things'],
    ['/portal/things?show=done', 'what is done'],
    [thing(number), 'one that is worked on'],
    [thing(number), 'its details', async () => (await page.getByText('Details').click(), sees(page.getByText('Looked after by')))],
    [thing(asked), 'one that waits for me'],
    [thing(solved), 'one that is solved'],
    [thing(solved), 'one that is not', click('No, it does not')],
    [thing(ended), 'one that is over'],
    [thing('INC9999999'), 'one that is not there'],
    ['/portal/me', 'me'],
    ['/portal/nowhere', 'no such page'],
  ])
  await page.setViewportSize({ width: 1440, height: 900 })
  await lookAt(page, [
    ['/portal', 'its first page, wide'],
    [thing(number), 'one that is worked on, wide'],
  ])
  const otto = await it.person('Otto Other')
  const { page: others } = await it.visit(otto, '/portal', { phone: true })
  const outage = thing(number)
  await lookAt(others, [
    ['/portal', 'an outage'],
    [outage, 'an outage that one does not follow'],
  ])
  assert.equal((await otto.post('/affected-people', { incident: (await otto.get(`/incidents/${number}`)).body.id })).status, 201)
  await lookAt(others, [
    ['/portal', 'an outage that holds one up too', () => sees(others.getByText('We keep you informed'))],
    ['/portal/things', 'my things with it'],
  ])
})
