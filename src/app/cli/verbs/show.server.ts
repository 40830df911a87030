import { openapi } from '../../../kernel/api/index.server.ts'
import { nearest, type RecordType, type Rule, snake } from '../../../kernel/define/index.ts'
import { difference, wantedTables } from '../../../kernel/schema/index.ts'
import { ruleText, sentence } from '../../../kernel/rules/index.ts'
import { version } from '../../home.server.ts'
import { wholeModel } from '../../installation.server.ts'
import { defineVerb, wrongUse } from '../verb.server.ts'

const model = wholeModel()

export const verb = defineVerb({
  help: 'Shows what follows from the definition of a record type: its fields and transitions, or one of the views below.',
  arguments: [{ name: 'record', help: 'incident, problem, person, ...' }],
  options: {
    sql: { help: 'The tables it makes' },
    openapi: { help: 'Its part of the API description' },
    rules: { help: 'Who may do what, as rules and in words' },
  },
  run: async ({ arguments: [name = ''], options, give }) => {
    const type = model.find(name) ?? model.byPath(name) ?? unknown(name)
    if (options.sql)
      return give(
        type.table,
        difference(
          [],
          wantedTables(model).filter(t => t.name === snake(type.name)),
        ).join('\n\n'),
      )
    if (options.openapi) return show(give, openapi({ ...model, types: [type] }, [], version))
    if (options.rules)
      return give(
        rulesOf(type),
        rulesOf(type)
          .map(([what, text, words]) => `${what}\n  ${text}\n  ${words}`)
          .join('\n'),
      )
    return show(give, type.definition)
  },
})

const show = (give: (value: unknown, text: string) => void, value: unknown) => give(value, JSON.stringify(value, null, 2))

function rulesOf(type: RecordType): [string, string, string][] {
  const { may, rights = [], transitions = {} } = type.definition
  const verbs = Object.entries(transitions as Record<string, { may: Rule }>).map(([verb, t]) => [verb, t.may] as const)
  const fields = (rights as { fields: string[]; read?: Rule; change?: Rule }[]).flatMap(r =>
    (['read', 'change'] as const).flatMap(act => (r[act] ? [[`${act} ${r.fields.join(', ')}`, r[act]] as const] : [])),
  )
  return [...(Object.entries(may) as [string, Rule][]), ...fields, ...verbs].map(([what, rule]) => [
    what,
    ruleText(rule),
    sentence(rule, { model, type, language: 'en' }),
  ])
}

function unknown(name: string): never {
  const near = nearest(
    name,
    model.types.map(t => t.name),
  )
  throw wrongUse(`There is no record type '${name}'.${near ? ` Did you mean '${near}'?` : ''}`)
}
