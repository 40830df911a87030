import type { Document } from '../../../kernel/define/index.ts'

/**
 * A flow as it is drawn: plain JSON, kept whole in a version that never changes. Nodes name each other by their key; where a node leads stands in the
 * node itself. Texts hold `{{paths}}`: of the record that the flow is about, `answers.key` of what it was started with, `flow.key` of what it
 * found out on its way, and `row.key` within a loop.
 */
export interface Graph {
  /** What the flow knows beside its record. */
  readonly variables?: readonly Variable[]
  /** The one of kind `start` comes first of all; the order of the others is that of the outline. */
  readonly nodes: readonly Node[]
}

/** A value that a flow is started with (`answers`), or finds out (`flow`). */
export interface Variable {
  readonly key: string
  readonly from: 'answers' | 'flow'
  readonly kind: VariableKind
  /** Of a reference: the record type. */
  readonly to?: string
  readonly label?: string
  /** Of rows: what each holds. */
  readonly columns?: readonly Column[]
}

export type Column = Pick<Variable, 'key' | 'label' | 'to'> & { readonly kind: Exclude<VariableKind, 'rows'> }
export type VariableKind = 'text' | 'number' | 'boolean' | 'date' | 'dateTime' | 'reference' | 'rows'

interface Common<K extends string> {
  /** Letters, digits and `_`; what it is called by other nodes, by runs and in histories. */
  readonly key: string
  readonly kind: K
  readonly name: string
}

interface Onward {
  readonly next: string
}

/** What may go wrong, and what then. */
interface Fallible {
  /** Tried again so often before it has failed, after `wait`, then after `factor` times as long. */
  readonly retry?: { readonly count: number; readonly wait: string; readonly factor?: number }
  /** Where to go when it has failed; without it the run stops there and says so. */
  readonly failed?: string
  /** The first of the steps that undo it, in case the flow comes to an `undo` later. */
  readonly undo?: string
}

/** What waits for somebody or something: for how long that is nothing to worry about. */
interface Patient {
  readonly expected?: string
}

/** A field of a record and what it becomes: text with `{{paths}}`, read as the field's kind reads text; empty empties it. */
export interface FieldValue {
  readonly field: string
  readonly value: string
}

export interface VariableValue {
  readonly variable: string
  readonly value: string
}

export type StartNode = Common<'start'> & Onward

/** Asks for approval, as the approvals engine has it. */
export type ApprovalNode = Common<'approval'> &
  Onward &
  Patient & {
    /** In the approvals engine's own words. */
    readonly steps: readonly Document[]
    /** Fields that approvers are shown, and that the approval covers. */
    readonly shows?: readonly string[]
    /** Paths that name further people who may not decide. */
    readonly separate?: readonly string[]
    /** Where to go when it is rejected; without it that is a failure. */
    readonly rejected?: string
    readonly failed?: string
  }

/** Work for people: a record that is created, and waited for until it is done. */
export type TaskNode = Common<'task'> &
  Onward &
  Patient &
  Fallible & {
    /** `requestTask` unless told. */
    readonly recordType?: string
    readonly title: string
    readonly fields?: readonly FieldValue[]
    /** The field by which it names the flow's record, where that is not plain. */
    readonly link?: string
    /** The variable that keeps its id. */
    readonly keepAs?: string
    /** A condition on the task, once it is done; where it does not hold, the step has failed. */
    readonly succeeds?: string
  }

export type ParallelNode = Common<'parallel'> & {
  readonly branches: readonly { readonly name: string; readonly to: string; readonly when?: string }[]
  readonly join: string
}

/** Where branches meet: goes on when all have come, or with the first, which ends the others. */
export type JoinNode = Common<'join'> & Onward & { readonly need?: 'all' | 'first' }

export type WaitNode = Common<'wait'> &
  Onward &
  Patient & {
    /** A condition on the record, looked at whenever the record changes. */
    readonly rule?: string
    /** The path of a date or moment, or one written out. */
    readonly date?: string
    /** How long; together with `date`, how much later than that (negative: earlier). */
    readonly duration?: string
    /** With `rule`: no longer than that, and where to go then (`late`; onward unless told). */
    readonly atMost?: string
    readonly late?: string
  }

/** The first choice whose condition holds. */
export type DecisionNode = Common<'decision'> & {
  readonly choices: readonly { readonly name: string; readonly when: string; readonly to: string }[]
  readonly otherwise: string
}

export type SetNode = Common<'set'> &
  Onward &
  Fallible & { readonly fields?: readonly FieldValue[]; readonly transition?: string; readonly variables?: readonly VariableValue[] }

export type NotifyNode = Common<'notify'> &
  Onward &
  Fallible & {
    readonly person?: string
    readonly group?: string
    /** A path that names a person or a group. */
    readonly field?: string
    readonly text: string
  }

export type CreateNode = Common<'create'> &
  Onward &
  Fallible & { readonly recordType: string; readonly fields?: readonly FieldValue[]; readonly link?: string; readonly keepAs?: string }

/** A webhook by its name; it is waited for until the message has arrived. */
export type WebhookNode = Common<'webhook'> & Onward & Fallible & { readonly webhook: string; readonly text?: string; readonly values?: readonly FieldValue[] }

export type HttpNode = Common<'http'> &
  Onward &
  Fallible & {
    readonly method: HttpMethod
    /** Values may stand in its path and query, never in the name of the machine. */
    readonly url: string
    /** Each with a value, or the name of a secret (`prefix` stands before that: `Bearer `). */
    readonly headers?: readonly { readonly name: string; readonly value?: string; readonly secret?: string; readonly prefix?: string }[]
    /** Any JSON; values may stand in its texts. A text that is one path alone becomes the value itself. */
    readonly body?: unknown
    /** What is taken out of the answer: `at` is a path such as `data.items.0.id`. */
    readonly answers?: readonly { readonly variable: string; readonly at: string; readonly required?: boolean }[]
    /** Statuses that mean it went well; 200 to 299 unless told. */
    readonly accepts?: readonly number[]
    /** False where the other side does not know a repeated `Idempotency-Key`: what may have arrived is not sent again by itself. */
    readonly repeatable?: boolean
  }

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Another flow about the same record, or about one that a path names; it is waited for until it has ended. */
export type SubflowNode = Common<'subflow'> &
  Onward &
  Patient &
  Fallible & { readonly flow: string; readonly about?: string; readonly give?: readonly VariableValue[] }

/** Once for each row of a list. What is done for a row leads back to the loop. */
export type LoopNode = Common<'loop'> & Onward & { readonly over: string; readonly each: string; readonly together?: boolean }

/** Undoes what was done, the last first, by the steps that the nodes name for it. Ends all other branches. */
export type UndoNode = Common<'undo'> & Onward

export type EndNode = Common<'end'> & { readonly outcome?: EndOutcome }
export type EndOutcome = 'done' | 'incomplete'

export type Node =
  | StartNode
  | ApprovalNode
  | TaskNode
  | ParallelNode
  | JoinNode
  | WaitNode
  | DecisionNode
  | SetNode
  | NotifyNode
  | CreateNode
  | WebhookNode
  | HttpNode
  | SubflowNode
  | LoopNode
  | UndoNode
  | EndNode

export type NodeKind = Node['kind']
export type NodeOf<K extends NodeKind> = Extract<Node, { readonly kind: K }>

/** What a new flow begins with. */
export const emptyGraph: Graph = {
  nodes: [
    { key: 'start', kind: 'start', name: 'Start', next: 'end' },
    { key: 'end', kind: 'end', name: 'End' },
  ],
}

/** A way out of a node. The steps that undo something end where nothing follows: an empty `to`. */
export interface Way {
  readonly name: string
  readonly to: string
}

/** Where a node leads, by the name of each way: `next`, `rejected`, `failed`, `branches.0`. */
export function waysOf(node: Node): readonly Way[] {
  const ways: Way[] = []
  if (node.kind === 'parallel') ways.push(...node.branches.map(({ to }, i) => ({ name: `branches.${i}`, to })))
  if (node.kind === 'decision') ways.push(...node.choices.map(({ to }, i) => ({ name: `choices.${i}`, to })))
  for (const name of ['each', 'next', 'otherwise', 'rejected', 'late', 'failed'] as const) {
    const to = (node as unknown as Readonly<Record<string, unknown>>)[name]
    if (typeof to === 'string') ways.push({ name, to })
  }
  return ways
}

export const undoOf = (node: Node): string | undefined => ('undo' in node ? node.undo : undefined)
