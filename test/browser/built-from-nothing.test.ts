import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { eventually } from '../harness/eventually.ts'
import { type Client, q } from '../harness/server.ts'
import { gone, sees, stage } from './harness.ts'

/** Something that can be ordered, with a form, a rule, an approval and a flow, by somebody who begins with nothing. */

const it = stage()

/** What a person does, one by one: it is counted, and kept as a list where a folder is named. */
class Actions {
  readonly done: string[] = []
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  click(what: Locator, words: string): Promise<void> {
    return this.#act(`click ${words}`, () => what.click())
  }

  fill(what: Locator, text: string, words: string): Promise<void> {
    return this.#act(`fill ${words}: ${text}`, () => what.fill(text))
  }

  select(what: Locator, label: string, words: string): Promise<void> {
    return this.#act(`select ${words}: ${label}`, async () => void (await what.selectOption({ label })))
  }

  /** Where the hands are already. */
  type(text: string): Promise<void> {
    return this.#act(`type ${text}`, () => this.#page.keyboard.type(text))
  }

  async #act(words: string, act: () => Promise<void>): Promise<void> {
    await act()
    this.done.push(words)
    const n = String(this.done.length).padStart(2, '0')
    if (pictures !== undefined) await this.#page.screenshot({ path: `${pictures}/built-${n}.png` })
  }
}

const pictures = process.env.PICTURES

it.journey(
  'an administrator builds an item from nothing, with form, rule, approval and flow, in fewer than forty actions, and it is ordered, approved and done',
  async () => {
    const admin = await it.person('Adam Admin', 'administrator')
    const mia = await it.person('Mia Manager')
    const rosa = await it.person('Rosa Requester')
    const ada = await it.person('Ada Agent', 'agent')
    await admin.patch(`/people/${rosa.id}`, { manager: mia.id })
    const { page } = await it.visit(admin, '/desk/work')
    const hand = new Actions(page)
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
    const box = (name: RegExp, within: Locator | Page = page) => within.getByRole('textbox', { name })
    const menu = page.getByRole('navigation')

    await hand.click(menu.getByRole('link', { name: 'Administration' }), 'Administration')
    await hand.click(page.getByRole('main').getByRole('link', { name: /^Flows/ }), 'Flows')
    await hand.click(page.getByRole('link', { name: /^New/ }), 'New')
    await hand.fill(box(/^Name/), 'Lend a projector', 'Name')
    await hand.select(page.getByLabel(/^About/), 'Requested items', 'About')
    await hand.click(button('Create'), 'Create')
    const outline = page.getByRole('region', { name: 'Steps' })
    const step = page.locator('.flow-form')
    await hand.select(outline.getByLabel('Kind of step'), 'Approval', 'Kind of step')
    await hand.click(outline.getByRole('button', { name: /^Add/ }), 'Add a step')
    await hand.click(step.getByRole('button', { name: 'Add a step' }).first(), 'Add a step')
    await hand.fill(box(/^Manager of/, step), 'requester', 'Manager of')
    await hand.select(outline.getByLabel('Kind of step'), 'Task', 'Kind of step')
    await hand.click(outline.getByRole('button', { name: /^Add/ }), 'Add a step')
    await hand.fill(box(/^Title/, step), 'Lay out the projector for {{requester.name}}', 'Title')
    await sees(page.getByText('It can be published.'))
    await hand.click(button('Save and publish'), 'Save and publish')
    await sees(page.getByText('Version 1 is published'))

    await hand.click(menu.getByRole('link', { name: 'Administration' }), 'Administration')
    await hand.click(page.getByRole('main').getByRole('link', { name: /^Catalogue items/ }), 'Catalogue items')
    await hand.click(page.getByRole('link', { name: /^New/ }), 'New')
    await hand.fill(box(/^Name/), 'Projector', 'Name')
    await hand.select(page.getByLabel(/^Open to/), 'Everybody who is signed in', 'Open to')
    await hand.click(button('Create'), 'Create')
    const add = async (kind: string, words: string) => {
      await hand.click(button('Add a part'), 'Add a part')
      await hand.click(page.getByRole('menuitem', { name: kind }), kind)
      await hand.type(words)
    }
    await add('Yes or no', 'With a screen')
    await add('Line of text', 'Which room')
    await hand.click(page.getByText('If …').last(), 'Shown if …')
    await hand.click(button('+ condition'), 'condition')
    const asked = page.getByRole('dialog', { name: 'Filter' })
    await hand.click(asked.getByRole('option', { name: 'Yes' }).or(asked.getByText('Yes')).first(), 'Yes')
    await hand.click(asked.getByRole('button', { name: 'Apply' }), 'Apply')
    await hand.click(page.getByText('A flow', { exact: true }), 'A flow')
    await hand.click(page.getByLabel('A flow').and(page.locator('[aria-haspopup=dialog]')), 'which flow')
    await hand.click(page.getByRole('option', { name: /Lend a projector/ }), 'Lend a projector')
    await gone(page.getByRole('option', { name: /Lend a projector/ }))
    await sees(page.getByRole('status').filter({ hasText: /^Saved$/ }))
    await hand.click(button('Publish'), 'Publish')
    await sees(page.getByText('Nothing stands in the way.'))
    await hand.click(page.getByRole('dialog').getByRole('button', { name: 'Publish' }), 'Publish')
    await sees(page.getByText('Published as version 1.'))
    if (pictures !== undefined) writeFileSync(`${pictures}/built-from-nothing.txt`, hand.done.map((words, i) => `${i + 1} ${words}\n`).join(''))
    assert.ok(hand.done.length < 40, `${hand.done.length} actions:\n${hand.done.join('\n')}`)

    const item = (await rosa.get("/catalogue-items?filter=name == 'Projector'")).body.items[0].id
    const order = (answers: object) => rosa.post('/orders', { lines: [{ item, answers }] })
    assert.equal((await order({ withAScreen: false, whichRoom: '2.14' })).status, 422, 'what is not asked is not answered')
    const ordered = await order({ withAScreen: true, whichRoom: '2.14' })
    assert.equal(ordered.status, 201, ordered.text)
    const { id } = ordered.body.items[0]
    const state = async () => (await rosa.get(`/request-items/${id}`)).body
    const find = async (who: Client, path: string, filter: string) => {
      let found: string | undefined
      await eventually(path, async () => (found = (await who.get(`${path}${q({ filter })}`)).body.items[0]?.id) !== undefined)
      return found
    }
    const approval = await find(mia, '/approvals', `subject == '${id}'`)
    assert.equal((await state()).stage, 'waitingForApproval')
    assert.equal((await mia.post(`/approvals/${approval}/approve`, {})).status, 200)
    const task = await find(ada, '/request-tasks', `requestItem == '${id}' && title == 'Lay out the projector for Rosa Requester'`)
    assert.equal((await ada.post(`/request-tasks/${task}/complete`, {})).status, 200)
    await eventually('it is done', async () => (await state()).state === 'fulfilled')
  },
)
