import { all, oneOf, type Rule, type Text } from '../../kernel/define/index.ts'
import { Failure, type Wrong } from '../../kernel/errors.ts'
import { recordsNamed } from '../../kernel/fields/index.ts'
import type { Row } from '../../kernel/records/index.server.ts'
import { parseRule } from '../../kernel/rules/index.ts'
import type { Answering } from './answers.server.ts'
import type { CompiledForm } from './compile.ts'
import type { Answers } from './form.ts'
import type { NamesById } from './said.ts'
import { faultWords } from './words.ts'

export interface Looked {
  readonly faults: readonly Wrong[]
  readonly names: NamesById
}

interface Named {
  readonly key: string
  readonly label: Text
  readonly id: string
  readonly to: string
  readonly only: string | undefined
}

/** How many are asked for at once. */
const most = 200

/** The records that answers name: each must exist, be readable for the orderer and be one that the question offers. The same answer to all else. */
export async function recordsIn(compiled: CompiledForm, answers: Answers, answering: Answering): Promise<Looked> {
  const named = compiled.questions.flatMap(({ question: { key, label }, field }) =>
    recordsNamed(field, answers[key]).map(({ id, by }): Named => ({ key, label, id, to: by.options.to ?? '', only: by.options.only })),
  )
  const names: Record<string, string> = {}
  const faulty = new Map<string, Text>()
  for (const [, group] of Map.groupBy(named, one => JSON.stringify([one.to, one.only]))) {
    const found = await choosable(compiled, group, answering)
    for (const one of group) {
      const title = found.get(one.id)
      if (title === undefined) faulty.set(one.key, one.label)
      else names[one.id] = title
    }
  }
  return { names, faults: [...faulty].map(([key, label]) => ({ field: `answers.${key}`, message: faultWords.notChoosable(label) })) }
}

/** Those that may be chosen, by id, with what they are called. */
async function choosable({ model }: CompiledForm, group: readonly Named[], { records, actor }: Answering): Promise<Map<string, string>> {
  const [first] = group
  const target = model.find(first?.to ?? '')
  const found = new Map<string, string>()
  if (!first || !target) return found
  const { title } = target.definition.views
  const ids = [...new Set(group.map(one => one.id))]
  for (let at = 0; at < ids.length; at += most) {
    const filter = narrowed(ids.slice(at, at + most), first.only)
    const { items } = await records.find(actor, target.definition, { filter, limit: most }).catch(nothing)
    for (const row of items as readonly Row[]) found.set(row.id, nameIn(row, title))
  }
  return found
}

const nameIn = (row: Row, title: string): string => {
  const name = row[title] ?? row.number
  return typeof name === 'string' || typeof name === 'number' ? String(name) : '…'
}

const narrowed = (ids: readonly string[], only: string | undefined): Rule => (only === undefined ? oneOf('id', ids) : all(oneOf('id', ids), parseRule(only)))

/** Where the orderer may not ask what the question narrows by, there is nothing that they could choose. */
function nothing(failure: unknown): { items: readonly never[] } {
  if (failure instanceof Failure && (failure.kind === 'malformed' || failure.kind === 'refused' || failure.kind === 'missing')) return { items: [] }
  throw failure
}
