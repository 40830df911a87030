import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../../kernel/actor.ts'
import type { InputOf } from '../../kernel/define/index.ts'
import { failsAs, id } from '../../../test/stories/desk.ts'
import { problemDesk } from '../../../test/stories/problems.ts'
import { problem, problemSettings, problemTask } from './index.ts'

const { records, rosa, ada, aron, mia, admin, open, move, inFix, completed, report, look } = await problemDesk()

const change = async (input: InputOf<typeof problemSettings>) => {
  const [settings] = (await records.find(admin, problemSettings)).items
  assert.ok(settings)
  await records.change(admin, problemSettings, settings.id, input)
}
const canceled = async () => {
  const it = await open()
  await move(it, 'assess')
  return move(it, 'cancel', { comment: 'One printer, one cigarette.' })
}
const accepted = async () => move(await inFix(), 'acceptRisk', { riskReason: 'The printers go next month.' })
const again = (it: { readonly id: string }, actor: Actor) => records.transition(actor, problem, it.id, 'reanalyse')

test('a problem goes from new to closed, and says who did what when', async () => {
  const it = await open({ impact: 'high', urgency: 'medium' })
  assert.match(it.number, /^PRB\d{7}$/)
  assert.deepEqual([it.state, it.priority], ['new', 2])
  const assessed = await move(it, 'assess')
  assert.deepEqual([assessed.state, assessed.assignee], ['assess', id(ada)])
  const confirmed = await move(it, 'confirm')
  assert.deepEqual([confirmed.state, confirmed.confirmedBy], ['rootCauseAnalysis', id(ada)])
  const fixing = await move(it, 'fix', { causeNotes: 'The fuser overheats.' })
  assert.deepEqual([fixing.state, fixing.fixBy], ['fixInProgress', id(ada)])
  const resolved = await move(it, 'resolve', { fixNotes: 'New firmware.' })
  assert.deepEqual([resolved.state, resolved.resolutionCode, resolved.resolvedBy], ['resolved', 'fixApplied', id(ada)])
  const closed = await move(it, 'complete')
  assert.deepEqual([closed.state, closed.category, closed.closedBy], ['closed', 'done', id(ada)])
  for (const at of [closed.openedAt, closed.confirmedAt, closed.fixAt, closed.resolvedAt, closed.closedAt]) assert.ok(at)
})

test('each step has its place', async () => {
  const it = await open()
  for (const verb of ['confirm', 'fix', 'resolve', 'complete', 'acceptRisk', 'markDuplicate', 'cancel', 'reanalyse'] as const) {
    await assert.rejects(move(it, verb, { comment: undefined }), failsAs('conflict'), verb)
  }
})

test('a fix needs a known cause, and a resolution needs a known fix', async () => {
  const it = await open()
  await move(it, 'assess')
  await move(it, 'confirm')
  await assert.rejects(move(it, 'fix'), failsAs('invalid', /cause/))
  await move(it, 'fix', { causeNotes: 'The fuser overheats.' })
  await assert.rejects(move(it, 'resolve'), failsAs('invalid', /fix/))
})

test('accepting a risk says why and closes the problem', async () => {
  const it = await inFix()
  await assert.rejects(move(it, 'acceptRisk'), failsAs('invalid', /risk/))
  const closed = await move(it, 'acceptRisk', { riskReason: 'The printers go next month.' })
  assert.deepEqual([closed.state, closed.resolutionCode, closed.closedBy], ['closed', 'riskAccepted', id(ada)])
  assert.equal((await records.get(ada, problem, it.id)).state, 'closed')
})

test('settings may leave an accepted risk resolved until it is completed', async () => {
  await change({ riskAcceptedCloses: false })
  const it = await accepted()
  assert.deepEqual([it.state, it.closedAt], ['resolved', null])
  assert.equal((await move(it, 'complete')).resolutionCode, 'riskAccepted')
  await change({ riskAcceptedCloses: true })
})

test('managers analyse a closed problem again, agents do not', async () => {
  for (const it of [await completed(), await accepted(), await canceled()]) {
    await assert.rejects(again(it, ada), failsAs('refused'))
    const anew = await again(it, mia)
    assert.deepEqual([anew.state, anew.category, anew.resolutionCode, anew.closedAt, anew.resolvedAt], ['rootCauseAnalysis', 'open', null, null, null])
  }
})

test('who may is a setting for each way it ended', async () => {
  await change({ reanalyseCompleted: 'agent', reanalyseRiskAccepted: 'administrator', reanalyseCanceled: 'nobody' })
  assert.equal((await again(await completed(), ada)).state, 'rootCauseAnalysis')
  const risk = await accepted()
  await assert.rejects(again(risk, mia), failsAs('refused'))
  assert.equal((await again(risk, admin)).state, 'rootCauseAnalysis')
  const over = await canceled()
  for (const actor of [ada, mia, admin]) await assert.rejects(again(over, actor), failsAs('refused'))
  await change({ reanalyseCompleted: 'manager', reanalyseRiskAccepted: 'manager', reanalyseCanceled: 'manager' })
})

test('a resolved problem is completed before it is analysed again', async () => {
  const it = await inFix()
  await move(it, 'resolve', { fixNotes: 'New firmware.' })
  await assert.rejects(again(it, mia), failsAs('conflict', /Complete/))
})

test('canceling says why', async () => {
  const it = await open()
  await move(it, 'assess')
  await assert.rejects(move(it, 'cancel'), failsAs('invalid', /why/))
  assert.equal((await canceled()).resolutionCode, 'canceled')
})

test('closing cancels the tasks that are open', async () => {
  const it = await inFix()
  const task = (title: string) => records.create(ada, problemTask, { problem: it.id, title })
  const [open1, done] = [await task('Read the logs'), await task('Ask the vendor')]
  await records.transition(aron, problemTask, done.id, 'start')
  await records.transition(aron, problemTask, done.id, 'complete', { closeNotes: 'They know.' })
  await move(it, 'resolve', { fixNotes: 'New firmware.' })
  assert.equal((await records.get(ada, problemTask, open1.id)).state, 'new')
  await move(it, 'complete')
  const [a, b] = [await records.get(ada, problemTask, open1.id), await records.get(ada, problemTask, done.id)]
  assert.deepEqual([a.state, a.outcome, b.outcome, b.closedBy], ['closed', 'canceled', 'completed', id(aron)])
})

test('accepting the risk and canceling do so too, unless settings say otherwise', async () => {
  const withTask = async () => {
    const it = await inFix()
    return { it, task: await records.create(ada, problemTask, { problem: it.id, title: 'Read the logs' }) }
  }
  const one = await withTask()
  await move(one.it, 'acceptRisk', { riskReason: 'Soon gone.' })
  assert.equal((await records.get(ada, problemTask, one.task.id)).state, 'closed')
  await change({ closingCancelsTasks: false })
  const two = await withTask()
  await move(two.it, 'acceptRisk', { riskReason: 'Soon gone.' })
  assert.equal((await records.get(ada, problemTask, two.task.id)).state, 'new')
  await change({ closingCancelsTasks: true })
})

test('a closed problem gets no new tasks, unless settings allow it', async () => {
  const it = await completed()
  await assert.rejects(records.create(ada, problemTask, { problem: it.id, title: 'One more thing' }), failsAs('invalid', /closed/))
  await change({ tasksOnClosed: true })
  assert.equal((await records.create(ada, problemTask, { problem: it.id, title: 'One more thing' })).state, 'new')
  await change({ tasksOnClosed: false })
})

test('the incident that showed it is linked to it, unless it names another', async () => {
  const first = await report()
  const it = await open({ firstReportedBy: first.id })
  assert.equal((await look(first)).problem, it.id)
  await open({ firstReportedBy: first.id })
  assert.equal((await look(first)).problem, it.id)
})

test('requesters know nothing of problems', async () => {
  const it = await open()
  await assert.rejects(records.get(rosa, problem, it.id), failsAs('missing'))
  await assert.rejects(records.create(rosa, problem, { title: 'Mine' }), failsAs('refused'))
})
