import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { home } from '../../src/app/home.server.ts'
import { compileForm } from '../../src/engines/forms/compile.ts'
import { answerKinds } from '../../src/engines/forms/form.ts'
import { standingOf } from '../../src/engines/forms/standing.ts'
import { type Channel, supports, worksIn } from '../../src/engines/forms/support.ts'
import { facts, form, model, question, text } from '../../src/engines/forms/test/forms.ts'
import { people, ways } from './kinds.ts'
import { formStage, shot, stickingOut } from './stage.ts'

const stage = formStage()
const channels: readonly Channel[] = ['portal', 'desk', 'mail', 'api']

test('the table in docs/forms.md says what the program does', () => {
  const rows = [...readFileSync(join(home, 'docs/forms.md'), 'utf8').matchAll(/^\| `(\w+)` \|[^|]*\|([^|]*)\|([^|]*)\|([^|]*)\|([^|]*)\|$/gm)]
  const told = rows.map(([, kind, ...cells]) => [kind, ...cells.map(cell => cell?.trim())])
  assert.deepEqual(
    told,
    answerKinds.map(kind => [kind, ...channels.map(channel => (supports(kind, channel) ? 'yes' : 'no'))]),
  )
})

test('rows are answered where all of their columns are', () => {
  const rows = (kind: 'text' | 'reference') => ({ kind: 'rows' as const, options: { columns: { a: { kind, label: text('A') } } } })
  assert.equal(worksIn(rows('text'), 'mail'), true)
  assert.equal(worksIn(rows('reference'), 'mail'), false)
})

const asked = form(
  ...answerKinds.map(kind => ({
    ...question(kind, kind, { require: true, ...(ways[kind].options ? { options: ways[kind].options } : {}) }),
    label: text(`Asked ${kind}`),
  })),
)
const answersIn = (channel: Channel) => Object.fromEntries(answerKinds.flatMap(kind => (supports(kind, channel) ? [[kind, ways[kind].answer]] : [])))

test('the API takes every kind', () => {
  const { faults, answers } = standingOf(compileForm(asked, model), answersIn('api'), facts())
  assert.deepEqual([...faults], [])
  assert.deepEqual(answers, answersIn('api'))
})

for (const channel of ['portal', 'desk', 'mail'] as const) {
  stage.journey(`${channel}: every kind is answered as the table says`, async () => {
    // What cannot be answered there must not be needed, or nothing could be sent.
    const here = form(
      ...asked.parts.map(part =>
        part.part === 'question' && !supports(part.kind, channel) ? { ...question(part.key, part.kind, { options: ways[part.kind].options ?? {} }) } : part,
      ),
    )
    const page = await stage.show({ form: here, channel }, { answers: people, width: channel === 'desk' ? 1280 : 390 })
    for (const kind of answerKinds) {
      const there = page.locator(`[data-key="${kind}"]`)
      if (supports(kind, channel)) await ways[kind].act(there, page)
      else {
        await there.getByText('This can be answered in the portal only.').waitFor()
        assert.equal(await there.locator('input, button, textarea, select').count(), 0)
      }
    }
    await page.getByRole('button', { name: 'Send' }).click()
    assert.deepEqual(JSON.parse((await page.getByTestId('sent').textContent()) ?? ''), answersIn(channel))
    await shot(page, `kinds-${channel}`)
    assert.deepEqual(await stickingOut(page), [])
  })
}
