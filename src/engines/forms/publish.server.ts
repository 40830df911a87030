import type { Actor } from '../../kernel/actor.ts'
import { type Model, oneOf, type RecordType } from '../../kernel/define/index.ts'
import { decided, fieldReadable } from '../../kernel/records/internal.server.ts'
import type { Records } from '../../kernel/records/index.server.ts'
import { questionSet } from './definition.ts'
import { type FormFault, faultsOfForm } from './faults.ts'
import type { Form } from './form.ts'
import { type QuestionSet, setsIn, withSets } from './sets.ts'

/** A form as it is to be published, and what keeps it from that. */
export interface Publishable {
  /** With its sets of questions as they are now. */
  readonly form: Form
  readonly faults: readonly FormFault[]
}

/** Takes in sets of questions (as far as whoever publishes may read them) and looks whether everybody who orders can answer. */
export async function publishable(form: Form, { model, records, actor }: { model: Model; records: Records; actor: Actor }): Promise<Publishable> {
  const whole = withSets(form, await setsOf(form, records, actor))
  return { form: whole, faults: faultsOfForm(whole, { model, readable: readableToOrderers }) }
}

async function setsOf(form: Form, records: Records, actor: Actor): Promise<ReadonlyMap<string, QuestionSet>> {
  const ids = [...new Set(setsIn(form.parts))].filter(id => uuid.test(id)).slice(0, 200)
  if (ids.length === 0) return new Map()
  const { items } = await records.find(actor, questionSet, { filter: oneOf('id', ids), limit: ids.length })
  // Its shape was checked when it was saved.
  return new Map(
    items.flatMap(({ id, version, questions }) =>
      questions ? [[id, { id, version, questions: questions as unknown as QuestionSet['questions'] }] as const] : [],
    ),
  )
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Somebody who may order and nothing else: what is closed to them is closed to a form. */
const anyOrderer: Actor = {
  tenant: '00000000-0000-0000-0000-000000000000',
  person: '00000000-0000-0000-0000-000000000000',
  name: 'orderer',
  roles: new Set(['requester']),
  groups: ['00000000-0000-0000-0000-000000000000'],
  channel: 'web',
  language: 'en',
  unbound: false,
}

/** Whether there are records of which somebody who only orders may read that field: always, or as a rule says for each. */
export const readableToOrderers = (type: RecordType, field: string): boolean =>
  decided(anyOrderer, type.definition.may.read) !== false && fieldReadable(anyOrderer, type, field) !== false
