import { machine } from '../../kernel/actor.ts'
import { type Field, followPath, type Model, type RecordType, type Text } from '../../kernel/define/index.ts'
import { fieldType } from '../../kernel/fields/index.ts'
import { decided, fieldReadable } from '../../kernel/records/internal.server.ts'
import { person } from '../../people/index.ts'
import type { ActRow } from './automation.ts'
import { type Checking, transitionFault } from './faults.ts'
import { expressionsIn, fieldAt, isId, linkOf, placed, unknown } from '../texts/index.server.ts'

/** What is wrong with one act; `before` are the rows before it. */
export async function actFaults(row: ActRow, before: readonly ActRow[], type: RecordType, checking: Checking): Promise<readonly Text[]> {
  switch (row.act) {
    case 'setField':
      return valueFaults(row, type, type, checking)
    case 'with':
      return withFaults(row, before, type, checking)
    case 'transition':
      return [...moveFaults(row, type), ...textFaults(row, type, checking, commentOf(type, row.transition))]
    case 'assign':
      return assignFaults(row, type)
    case 'comment':
      return [...(row.text ? [] : [missing('text', 'einen Text')]), ...textFaults(row, type, checking, row.visibility ?? 'internal')]
    case 'createRecord':
      return [...createFaults(row, type, checking), ...textFaults(row, type, checking, 'internal')]
    default:
      return checking.acts.get(row.act)?.check(row, type) ?? [notAvailable(row.act)]
  }
}

const missing = (en: string, de: string): Text => ({ en: `Give it a ${en}.`, de: `Bitte ${de} angeben.` })
const notAvailable = (act: string): Text => ({
  en: `'${act}' is not available in this installation.`,
  de: `„${act}“ ist in dieser Installation nicht verfügbar.`,
})

const moveFaults = (row: ActRow, type: RecordType): Text[] =>
  row.transition ? transitionFault(type, row.transition, 'does').map(f => f.message) : [missing('transition', 'einen Übergang')]

/** Who will read what is written along with a transition. */
function commentOf(type: RecordType, name: string | null): 'public' | 'internal' {
  const verbs = (type.definition.transitions ?? {}) as Record<string, { readonly comment?: { readonly visibility: 'public' | 'internal' } }>
  return (Object.hasOwn(verbs, name ?? '') ? verbs[name ?? '']?.comment?.visibility : undefined) ?? 'internal'
}

function assignFaults({ group, person: whom }: ActRow, { definition: { work, label } }: RecordType): Text[] {
  if (!work) return [{ en: `${label.many.en} are not assigned to anybody.`, de: `${label.many.de} werden niemandem zugewiesen.` }]
  if (!group && !whom) return [{ en: 'Name a group or a person.', de: 'Bitte eine Gruppe oder eine Person nennen.' }]
  return group && work.group === undefined ? [{ en: `${label.many.en} have no group.`, de: `${label.many.de} haben keine Gruppe.` }] : []
}

async function withFaults(row: ActRow, before: readonly ActRow[], type: RecordType, checking: Checking): Promise<readonly Text[]> {
  const to = before.findLast(r => r.act !== 'with')
  if (to?.act === 'transition') return valueFaults(row, type, type, checking, askedBy(type, to.transition))
  const target = to?.act === 'createRecord' ? checking.types.find(t => t.name === to.recordType) : undefined
  if (target) return valueFaults(row, target, type, checking)
  if (to?.act === 'createRecord') return []
  return [
    {
      en: 'A field can be given along only with a transition or with a new record.',
      de: 'Ein Feld kann nur einem Übergang oder einem neuen Datensatz mitgegeben werden.',
    },
  ]
}

function createFaults({ recordType, field }: ActRow, type: RecordType, { types }: Checking): Text[] {
  if (!recordType) return [missing('record type', 'die Art des Datensatzes')]
  const target = types.find(t => t.name === recordType)
  if (!target)
    return [
      unknown(
        'record type',
        'Einen Datensatztyp',
        recordType,
        types.map(t => t.name),
      ),
    ]
  if (!field || linkOf(type, target, field)) return []
  return [{ en: `'${field}' does not relate the two records.`, de: `„${field}“ verbindet die beiden Datensätze nicht.` }]
}

/** Fields that a transition takes, though nothing else may set them. */
function askedBy(type: RecordType, name: string | null): readonly string[] {
  const verbs = (type.definition.transitions ?? {}) as Record<string, { readonly asks?: readonly string[]; readonly requires?: readonly string[] }>
  const verb = Object.hasOwn(verbs, name ?? '') ? verbs[name ?? ''] : undefined
  return [...(verb?.asks ?? []), ...(verb?.requires ?? [])]
}

/** The field is there and may be set, and the value is one of it or names fields of the record. */
async function valueFaults(
  { field: name, value }: ActRow,
  target: RecordType,
  source: RecordType,
  checking: Checking,
  asked: readonly string[] = [],
): Promise<readonly Text[]> {
  if (!name) return [missing('field', 'ein Feld')]
  const field = Object.hasOwn(target.fields, name) ? target.fields[name] : undefined
  if (!field) return [unknown('field', 'Ein Feld', name, Object.keys(target.fields))]
  if (field.computed && !asked.includes(name))
    return [{ en: `${field.label.en} cannot be set; it follows from others.`, de: `${field.label.de} kann nicht gesetzt werden; es folgt aus anderem.` }]
  if (!value) return field.required ? [{ en: `${field.label.en} cannot be emptied.`, de: `${field.label.de} kann nicht geleert werden.` }] : []
  const expressions = expressionsIn(value)
  if (expressions.length > 0) return expressions.flatMap(e => pathFault(e, source, checking))
  const parsed = fieldType(field.kind).fromText(value, field)
  if ('fault' in parsed) return [placed(field.label, parsed.fault)]
  return missingRecords(field, parsed.value, checking)
}

/** Records that a value names and that are not there. */
async function missingRecords(field: Field, value: unknown, { model, look }: Checking): Promise<Text[]> {
  const target = model.find(field.options.to ?? '')
  if (!target) return []
  const ids = (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === 'string' && isId(id))
  const gone: Text = { en: `${field.label.en}: there is no such record.`, de: `${field.label.de}: diesen Datensatz gibt es nicht.` }
  return (await Promise.all(ids.map(id => look(target, id)))).some(found => !found) ? [gone] : []
}

function textFaults({ text }: ActRow, type: RecordType, checking: Checking, visibility: 'public' | 'internal'): Text[] {
  return expressionsIn(text ?? '').flatMap(e => [...pathFault(e, type, checking), ...(visibility === 'public' ? hiddenFault(e, type, checking) : [])])
}

function pathFault(expression: string, type: RecordType, { model }: Checking): Text[] {
  const field = fieldAt(model, type, expression)
  if (field && fieldType(field.kind).schema(field).writeOnly !== true) return []
  const short = expression.slice(0, 80)
  return [
    {
      en: `{{${short}}} names no field of ${type.definition.label.one.en.toLowerCase()}. Between the braces stands a field, such as {{${type.definition.views.title}}}, and nothing else.`,
      de: `{{${short}}} ist kein Feld von ${type.definition.label.one.de}. In den Klammern steht ein Feld, etwa {{${type.definition.views.title}}}, und sonst nichts.`,
    },
  ]
}

/** Somebody who asks the desk for something and has no other rights. */
const requester = { ...machine('', 'requester', 'automation'), unbound: false, person: '00000000-0000-0000-0000-000000000000', roles: new Set(['requester']) }

/** What requesters may never read must not reach them through a text. */
function hiddenFault(expression: string, type: RecordType, { model }: Checking): Text[] {
  if (expression.split('.').every((name, i, names) => isForRequesters(model, type, names.slice(0, i), name))) return []
  return [
    {
      en: `Requesters may not read {{${expression}}}, and would in a public text.`,
      de: `Anfragende dürfen {{${expression}}} nicht lesen und würden es in einem öffentlichen Text.`,
    },
  ]
}

/** Whether requesters may read this field of what lies behind the path, and what it names. Of other people they know the name. */
function isForRequesters(model: Model, type: RecordType, path: readonly string[], name: string): boolean {
  const at = path.length === 0 ? type : targetOf(model, type, path.join('.'))
  if (!at || name === 'id') return at !== undefined
  if (at.name === person.name) return name === 'name'
  const target = targetOf(model, at, name)
  return fieldReadable(requester, at, name) !== false && (!target || decided(requester, target.definition.may.read) !== false)
}

const targetOf = (model: Model, type: RecordType, path: string) => model.find(followPath(model, type, path)?.field.options.to ?? '')
