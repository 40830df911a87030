import { type Field, followPath, type RecordType, type Text } from '../../../kernel/define/index.ts'
import { fieldType } from '../../../kernel/fields/index.ts'
import { decided, fieldReadable } from '../../../kernel/records/internal.server.ts'
import { asksWho, asksWhoFault, checkRule, parseRule } from '../../../kernel/rules/index.ts'
import { expressionsIn, isId, placed, unknown } from '../../texts/index.server.ts'
import type { FieldValue, VariableValue } from '../graph/graph.ts'
import { beside, fieldOf, namesOf } from '../graph/scope.ts'
import type { At } from './checking.server.ts'

/** What is wrong with a condition on the record and what is known beside it. */
export function ruleFaults(at: At, text: string | undefined, type: RecordType = at.scope.type): Text[] {
  if (text === undefined || text.trim() === '') return [{ en: 'Give it a condition.', de: 'Bitte eine Bedingung angeben.' }]
  try {
    const rule = parseRule(text)
    if (asksWho(rule)) return [asksWhoFault]
    return checkRule(at.scope.model, type, rule, (of, field) => mayRead(at, of, field)).map(plain)
  } catch (error) {
    return [plain(error instanceof Error ? error.message : String(error))]
  }
}

const plain = (text: string): Text => ({ en: text, de: text })

/** What is known beside the record is for whoever draws the flow; everything else only as far as they may read it. */
const mayRead = ({ actor }: At, of: RecordType, field: string): boolean =>
  of.name.startsWith('#') ||
  (beside as readonly string[]).includes(field) ||
  (fieldReadable(actor, of, field) !== false && decided(actor, of.definition.may.read) !== false)

/** The field that a path names, if it may be named. */
export function fieldOn(at: At, path: string): Field | undefined {
  const found = followPath(at.scope.model, at.scope.type, path)
  if (!found || found.steps.some(step => step.name !== 'id' && !mayRead(at, step.type, step.name))) return undefined
  return fieldType(found.field.kind).schema(found.field).writeOnly === true ? undefined : found.field
}

export function pathFaults(at: At, path: string): Text[] {
  if (/^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/.test(path) && fieldOn(at, path)) return []
  return [unknown('value', 'Einen Wert', path.slice(0, 80), namesAt(at, path))]
}

function namesAt(at: At, path: string): string[] {
  const [first = '', second] = path.split('.')
  const field = Object.hasOwn(at.scope.type.fields, first) ? at.scope.type.fields[first] : undefined
  const type = second === undefined ? undefined : at.scope.model.find(field?.options.to ?? '')
  return type ? namesOf(type).map(name => `${first}.${name}`) : [...namesOf(at.scope.type)]
}

/** Between braces stands the path of a value, and nothing else. */
export const textFaults = (at: At, text: string | undefined): Text[] => expressionsIn(text ?? '').flatMap(e => pathFaults(at, e))

/** Fields of a record and what they become. */
export async function valueFaults(at: At, target: RecordType, values: readonly FieldValue[] = [], asked: readonly string[] = []): Promise<Text[]> {
  const each = values.map(async ({ field: name, value }) => {
    const field = Object.hasOwn(target.fields, name) ? target.fields[name] : undefined
    if (!field) return [unknown('field', 'Ein Feld', name, namesOf(target))]
    if (field.computed && !asked.includes(name))
      return [{ en: `${field.label.en} cannot be set; it follows from others.`, de: `${field.label.de} kann nicht gesetzt werden; es folgt aus anderem.` }]
    return (await writtenFaults(at, field, value)).map(f => placed(field.label, f))
  })
  return (await Promise.all(each)).flat()
}

export async function variableFaults(at: At, values: readonly VariableValue[] = []): Promise<Text[]> {
  const each = values.map(async ({ variable, value }) => {
    const known = (at.graph.variables ?? []).find(v => v.from === 'flow' && v.key === variable)
    if (!known) return keepFaults(at, variable)
    return (await writtenFaults(at, fieldOf(known), value)).map(f => placed({ en: variable, de: variable }, f))
  })
  return (await Promise.all(each)).flat()
}

/** A variable that something is kept in. */
export function keepFaults(at: At, variable: string | undefined): Text[] {
  const known = (at.graph.variables ?? []).filter(v => v.from === 'flow').map(v => v.key)
  return variable === undefined || known.includes(variable) ? [] : [unknown('variable', 'Eine Variable', variable, known)]
}

async function writtenFaults(at: At, field: Field, value: string): Promise<Text[]> {
  if (value === '') return field.required ? [{ en: 'It cannot be emptied.', de: 'Es kann nicht geleert werden.' }] : []
  if (expressionsIn(value).length > 0) return textFaults(at, value)
  const parsed = fieldType(field.kind).fromText(value, field)
  if ('fault' in parsed) return [parsed.fault]
  const target = at.scope.model.find(field.options.to ?? '')
  const ids = target ? [parsed.value].flat().filter((id): id is string => typeof id === 'string' && isId(id)) : []
  const found = target ? await Promise.all(ids.map(id => at.look(target, id))) : []
  return found.some(row => !row) ? [{ en: 'There is no such record.', de: 'Diesen Datensatz gibt es nicht.' }] : []
}
