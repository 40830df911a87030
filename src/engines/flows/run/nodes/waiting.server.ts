import { followPath, type Rule, type Text } from '../../../../kernel/define/index.ts'
import { secondsOf } from '../../../../kernel/fields/index.ts'
import { holds, parseRule, pathsOf, sentence } from '../../../../kernel/rules/index.ts'
import { because } from '../../../texts/index.server.ts'
import type { NodeOf } from '../../graph/graph.ts'
import { filled, words } from '../../words.ts'
import type { Journey } from '../journey.server.ts'
import { later } from '../moves.server.ts'
import type { Token } from '../tables.server.ts'
import type { Outcome, Performer } from './performer.ts'
import { nobody } from './records.server.ts'

export const decision: Performer<'decision'> = {
  begin: async (journey, token, node): Promise<Outcome> => {
    for (const [i, { name, when }] of node.choices.entries()) {
      const rule = parseRule(when)
      if (await holdsAt(journey, token, rule)) return { go: `choices.${i}`, say: filled(words.chose, { name, why: await whyOf(journey, token, rule) }) }
    }
    return { go: 'otherwise', say: words.otherwise }
  },
}

/** Whether a rule holds for the record and what is known beside it. */
export async function holdsAt(journey: Journey, token: Token, rule: Rule): Promise<boolean> {
  const { model, type } = journey.version.scopeAt(token.node)
  const row = await journey.source(token, token.node).values(pathsOf(rule))
  return holds(rule, { model, type, row, asker: nobody, now: journey.now })
}

async function whyOf(journey: Journey, token: Token, rule: Rule): Promise<Text> {
  const source = journey.source(token, token.node)
  return because(source.speaker, source.type, rule, { ...(await source.values(pathsOf(rule))), id: '', version: 0 })
}

export const wait: Performer<'wait'> = {
  begin: async (journey, token, node) => (node.rule ? untilRule(journey, token, node, parseRule(node.rule)) : untilDate(journey, token, node)),
  look: async (journey, token, node) =>
    node.rule ? { go: 'next', say: filled(words.ruleHolds, { rule: sayRule(journey, token, parseRule(node.rule)) }) } : { go: 'next', say: words.dateCame },
}

async function untilRule(journey: Journey, token: Token, node: NodeOf<'wait'>, rule: Rule): Promise<Outcome> {
  const said = { rule: sayRule(journey, token, rule) }
  if (await holdsAt(journey, token, rule)) return { go: 'next', say: filled(words.ruleHolds, said) }
  const at = node.atMost === undefined ? {} : { at: later(journey.now, secondsOf(node.atMost)) }
  return { wait: { for: 'rule', record: journey.progress.subject, ...at, stuck: node.atMost === undefined }, say: filled(words.waitsForRule, said) }
}

function sayRule(journey: Journey, token: Token, rule: Rule): Text {
  const { model, type } = journey.version.scopeAt(token.node)
  const say = (language: 'en' | 'de') => sentence(rule, { model, type, language, say: () => undefined })
  return { en: say('en'), de: say('de') }
}

async function untilDate(journey: Journey, token: Token, node: NodeOf<'wait'>): Promise<Outcome> {
  const from = node.date ? await dateAt(journey, token, node.date) : journey.now
  if (from === undefined) return { fail: filled(words.noDate, { path: node.date ?? '' }), final: true }
  const at = later(from, shiftOf(node.duration))
  if (at <= journey.now) return { go: 'next', say: words.dateCame }
  return { wait: { for: 'date', at, stuck: false }, say: filled(words.waitsForDate, { at }) }
}

/** Seconds; a negative one is earlier. */
const shiftOf = (duration: string | undefined): number =>
  duration === undefined || duration === '' ? 0 : duration.startsWith('-') ? -secondsOf(duration.slice(1)) : secondsOf(duration)

/** A day begins at midnight, UTC. */
async function dateAt(journey: Journey, token: Token, written: string): Promise<string | undefined> {
  const source = journey.source(token, token.node)
  const value = followPath(source.model, source.type, written) ? (await source.values([written]))[written] : written
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}
