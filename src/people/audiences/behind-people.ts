import type { Model } from '../../kernel/define/index.ts'
import { parseRule, pathsOf } from '../../kernel/rules/index.ts'

/** Types of records that a condition about people can reach, people among them. */
export function behindPeople(model: Model): ReadonlySet<string> {
  const found = new Set<string>()
  const reach = (name: string): void => {
    if (found.has(name)) return
    found.add(name)
    for (const field of Object.values(model.type(name).fields)) if (field.options.to) reach(field.options.to)
  }
  reach('person')
  return found
}

/** Whether the condition about a person asks for something behind a reference to records of that type. */
export const passes = (model: Model, who: string, type: string): boolean =>
  pathsOf(parseRule(who)).some(path => typesBehind(model, path.split('.')).includes(type))

function typesBehind(model: Model, steps: readonly string[], from = 'person'): readonly string[] {
  const [name = '', ...rest] = steps
  const to = model.find(from)?.fields[name]?.options.to
  return to === undefined || rest.length === 0 ? [] : [to, ...typesBehind(model, rest, to)]
}
