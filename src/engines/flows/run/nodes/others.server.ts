import type { Text } from '../../../../kernel/define/index.ts'
import { fieldType } from '../../../../kernel/fields/index.ts'
import { fieldAt, fill, onlyExpression } from '../../../texts/index.server.ts'
import { flow } from '../../definitions/flow.ts'
import { flowRun } from '../../definitions/run.ts'
import { fieldOf } from '../../graph/scope.ts'
import { filled, words } from '../../words.ts'
import type { Journey } from '../journey.server.ts'
import { endOthers } from '../moves.server.ts'
import { originOf } from '../origin.server.ts'
import { startFlow } from '../start-flow.server.ts'
import type { Outcome, Performer } from './performer.ts'
import type { variablesOf } from './values.server.ts'

/** What it was started with is read by the kinds that the flow says: what does not fit is found here and not somewhere on the way. */
export const start: Performer<'start'> = {
  begin: (journey): Outcome => {
    const answers: Record<string, unknown> = {}
    for (const variable of (journey.version.graph.variables ?? []).filter(v => v.from === 'answers')) {
      const given = journey.progress.variables.answers[variable.key] ?? null
      const parsed = given === null ? { value: null } : fieldType(variable.kind).parse(given, fieldOf(variable))
      if ('fault' in parsed) return { fail: filled(words.badAnswer, { what: said(variable.key, parsed.fault) }), final: true }
      answers[variable.key] = parsed.value
    }
    const { variables } = journey.progress
    journey.progress = { ...journey.progress, variables: { ...variables, answers: { ...variables.answers, ...answers } } }
    return { go: 'next', say: words.started }
  },
}

const said = (key: string, { en, de }: Text): Text => ({ en: `${key}: ${en}`, de: `${key}: ${de}` })

export const approval: Performer<'approval'> = {
  begin: async (journey, token, node): Promise<Outcome> => {
    const run = await journey.records.get(journey.actor, flowRun, journey.progress.run)
    const { round, approvals } = await journey.engine.approvals.ask(journey.context, {
      subject: { record: journey.subjectType.definition, id: journey.progress.subject },
      shows: node.shows ?? [],
      steps: node.steps,
      origin: originOf(token),
      owner: run.owner,
      ...(node.separate ? { separate: node.separate } : {}),
    })
    journey.forgetSubject()
    const about = approvals[0] === undefined ? {} : { about: { type: 'approval', id: approvals[0] } }
    return { wait: { for: 'approval', kept: { round }, stuck: true }, say: words.asked, ...about }
  },
  // Its outcome comes with the waking: `next`, `rejected`, `expired`, `cancelled`.
}

export const subflow: Performer<'subflow'> = {
  begin: async (journey, token, node): Promise<Outcome> => {
    const { records, actor, progress, subjectType, unit } = journey
    const other = await records.get(actor, flow, node.flow)
    if (other.published === null || other.state !== 'published')
      return { fail: filled({ en: 'The flow "{name}" is not published.', de: 'Der Ablauf „{name}“ ist nicht veröffentlicht.' }, { name: other.name }) }
    const source = journey.source(token, token.node)
    const id = node.about ? (await source.values([node.about]))[node.about] : progress.subject
    if (typeof id !== 'string') return { fail: filled(words.noDate, { path: node.about ?? '' }), final: true }
    const subject = { type: node.about ? other.of : subjectType.name, id }
    const variables = await given(journey, token, node.give ?? [])
    const run = await startFlow({ records, by: () => actor, model: unit.store.model }, { version: other.published, subject, variables }, { run: progress.run })
    const { number } = await records.get(actor, flowRun, run)
    const about = { type: flowRun.name, id: run }
    return { wait: { for: 'record', record: run, kept: about, stuck: true }, say: filled(words.subflow, { name: other.name, number }), about }
  },
  look: async (journey, token): Promise<Outcome> => {
    const run = await journey.records.get(journey.actor, flowRun, String(token.kept?.id))
    const about = { type: flowRun.name, id: run.id }
    if (run.category !== 'done') return { wait: { for: 'record', record: run.id, kept: about, stuck: true }, say: words.subflowEnded, about }
    if (run.state === 'ended' && run.outcome !== 'incomplete') return { go: 'next', say: filled(words.subflowEnded, { number: run.number }), about }
    return { fail: filled(words.subflowFailed, { number: run.number }), final: true }
  },
}

/** Values for the other flow; of the kinds that they have here, so that they need no declaring twice. */
async function given(
  journey: Journey,
  token: Parameters<typeof variablesOf>[1],
  give: readonly { readonly variable: string; readonly value: string }[],
): Promise<Record<string, unknown>> {
  const source = journey.source(token, token.node)
  const values: Record<string, unknown> = {}
  for (const { variable, value } of give) {
    const only = onlyExpression(value)
    const whole = only !== undefined && fieldAt(source.model, source.type, only) ? (await source.values([only]))[only] : await fill(source, value)
    values[variable] = whole === '' ? null : whole
  }
  return values
}

export const end: Performer<'end'> = {
  begin: async (journey, token, node): Promise<Outcome> => {
    await endOthers(journey, token)
    const outcome = node.outcome ?? 'done'
    journey.tell(token, 'ended', outcome === 'done' ? words.ended : words.endedIncomplete)
    journey.remove([token.id])
    journey.progress = { ...journey.progress, over: true }
    await journey.records.transition(journey.actor, flowRun, journey.progress.run, 'end', {}, { given: { outcome } })
    return { seenTo: true }
  },
}
