import type { Actor } from '../actor.ts'
import { type Field, nearest, type RecordType } from '../define/index.ts'
import type { Fault } from '../errors.ts'
import { fieldType } from '../fields/index.ts'

/** What a caller gave, checked field by field. Faults are collected, so that a form hears of all of them at once. */
export interface Checked {
  readonly values: Readonly<Record<string, unknown>>
  readonly faults: readonly Fault[]
}

/** For each unknown name the nearest field is looked for, and a body of 1 MB holds sixty thousand names: ten seconds for nobody's good. */
const mostUnknown = 20

/** Parses each value; refuses unknown fields, and computed ones that are not among `settable`. */
export function checkInput(actor: Actor, type: RecordType, input: Readonly<Record<string, unknown>>, settable: (field: string) => boolean): Checked {
  const values: Record<string, unknown> = {}
  const faults: Fault[] = []
  let unknown = 0
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined) continue
    const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined
    if (!field && ++unknown > mostUnknown) break
    if (!field) faults.push({ field: name.slice(0, 80), message: unknownField(type, name) })
    else if (!settable(name)) faults.push({ field: name, message: notYours(actor, field) })
    else if (value === null || value === '') values[name] = nothing(field)
    else {
      const parsed = fieldType(field.kind).parse(value, field)
      if ('fault' in parsed) faults.push({ field: name, message: parsed.fault[actor.language] })
      else values[name] = isEmpty(parsed.value) ? nothing(field) : parsed.value
    }
  }
  return { values, faults }
}

export function unknownField(type: RecordType, name: string): string {
  const near = nearest(name, Object.keys(type.fields))
  return `There is no field '${name.slice(0, 80)}' on ${type.definition.label.one.en.toLowerCase()}.${near ? ` Did you mean '${near}'?` : ''}`
}

const notYours = (actor: Actor, field: Field) =>
  actor.language === 'de' ? `${field.label.de} können Sie hier nicht setzen.` : `${field.label.en} cannot be set by you here.`

/** Required fields that are empty. */
export const emptyFaults = (actor: Actor, type: RecordType, row: Readonly<Record<string, unknown>>): Fault[] =>
  Object.entries(type.fields)
    .filter(([name, field]) => field.required && !field.computed && isEmpty(row[name]))
    .map(([name, field]) => ({ field: name, message: fillIn(actor, field) }))

export const fillIn = (actor: Actor, field: Field): string =>
  actor.language === 'de' ? `Bitte ${field.label.de} ausfüllen.` : `Fill in ${lowerFirst(field.label.en)}.`

export const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

const lowerFirst = (text: string) => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)

/** What an empty field holds: nothing, or a list with nothing in it. */
export const nothing = (field: Field): null | readonly never[] => (fieldType(field.kind).many ? [] : null)
