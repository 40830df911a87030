import type { Model, RecordType, RowOf } from '../../kernel/define/index.ts'
import type { Engine, Ground } from '../../kernel/practice.ts'
import type { Draft, ObserverContext, Row, Settled } from '../../kernel/records/index.server.ts'
import { holds, parseRule, pathsOf } from '../../kernel/rules/index.ts'
import { group } from '../../people/index.ts'
import { lookWith, withPaths } from '../rules/index.server.ts'
import { type Choosing, choose } from './choose.server.ts'
import { assignmentRule } from './definition.ts'
import type { Group, Needed } from './member.ts'
import { say } from './words.ts'

type AssignmentRule = RowOf<typeof assignmentRule>

/** Gives new work to a group and to one of its members, on whatever path it comes; what is imported brings whose it was. */
const engine = ({ store }: Ground): Engine => ({
  observers: [
    {
      watches: type => type.definition.work?.group !== undefined,
      before: (draft, context) => settle(store.model, draft, context),
    },
  ],
})

export default engine

async function settle(model: Model, draft: Draft, context: ObserverContext): Promise<Settled | undefined> {
  const { type, row, was } = draft
  const fields = fieldsOf(type)
  if (context.actor.channel === 'import' || row.category === 'done') return undefined
  if (was && was[fields.group] === row[fields.group]) return undefined
  const rule = was || isNamed(draft, fields.group) || isNamed(draft, fields.assignee) ? undefined : await firstRule(model, draft, context)
  const groupId = rule?.group ?? row[fields.group]
  const ours = typeof groupId === 'string' ? (await context.table(group)).find(g => g.id === groupId && g.active) : undefined
  if (!ours) return undefined
  const given = rule ? { values: { [fields.group]: ours.id }, why: [say('byRule', context.actor.language, { group: ours.name, rule: rule.name })] } : undefined
  const way = rule?.way ?? ours.assignmentWay ?? 'none'
  if (way === 'none' || isTaken(draft, fields.assignee, ours)) return given && settled(given.values, given.why)
  const needed = await neededFor(model, draft, context, rule, way)
  const choosing: Choosing = { model, context, group: ours, way, needed }
  const { person, why } = await choose(choosing)
  return settled({ ...given?.values, [fields.assignee]: person ?? null }, [...(given?.why ?? []), why])
}

const settled = (values: Readonly<Record<string, unknown>>, why: readonly string[]): Settled => ({ values, reason: why.join(' ') })

const fieldsOf = ({ definition: { work } }: RecordType) => ({ group: String(work?.group), assignee: String(work?.assignee) })

/** Whether the caller said whose it is. */
const isNamed = ({ input }: Draft, field: string): boolean => (input[field] ?? null) !== null

/** Whether somebody has it who need not give it away: named just now, or a member of the group that gets it. */
function isTaken(draft: Draft, field: string, { members }: Group): boolean {
  const { row, was } = draft
  const holder = row[field] ?? null
  if (typeof holder !== 'string') return false
  return isNamed(draft, field) || !was || was[field] !== holder || (members ?? []).includes(holder)
}

/** The first active rule for the type that applies to the record as it would be saved. */
async function firstRule(model: Model, { type, row }: Draft, context: ObserverContext): Promise<AssignmentRule | undefined> {
  const rules = (await context.table(assignmentRule)).filter(r => r.active && r.recordType === type.name)
  if (rules.length === 0) return undefined
  const look = lookWith(context.records, context.by('assignment'))
  const groups = new Set((await context.table(group)).filter(g => g.active).map(g => g.id))
  for (const rule of rules.toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))) {
    if (groups.has(rule.group) && (await applies(model, type, row, rule, look, context.now))) return rule
  }
  return undefined
}

const nobody = { person: null, groups: [], roles: new Set<string>() }

async function applies(model: Model, type: RecordType, row: Row, rule: AssignmentRule, look: ReturnType<typeof lookWith>, now: string): Promise<boolean> {
  if (!rule.applies) return true
  const parsed = parseRule(rule.applies)
  return holds(parsed, { model, type, row: await withPaths(model, type, row, pathsOf(parsed), look), asker: nobody, now })
}

/** What the record is about, where the rule names no skills: any of it will do. */
const subjects = ['service', 'classification'] as const

async function neededFor(
  model: Model,
  { type, row }: Draft,
  context: ObserverContext,
  rule: AssignmentRule | undefined,
  way: Choosing['way'],
): Promise<Needed> {
  if (rule?.skills?.length) return { skills: rule.skills, all: true }
  if (way !== 'bySkill') return { skills: [], all: true }
  const look = lookWith(context.records, context.by('assignment'))
  const said = await Promise.all(subjects.map(name => nameOf(model, type, row, name, look)))
  return { skills: said.flatMap(text => (text ? [text.toLowerCase().normalize('NFC').replace(/\s+/g, ' ').trim()] : [])), all: false }
}

async function nameOf(model: Model, type: RecordType, row: Row, name: string, look: ReturnType<typeof lookWith>): Promise<string | undefined> {
  const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined
  const value = row[name] ?? null
  if (!field || typeof value !== 'string') return undefined
  const target = model.find(field.options.to ?? '')
  if (!target) return value
  const named = await look(target, value)
  return named && String(named[target.definition.views.title])
}
