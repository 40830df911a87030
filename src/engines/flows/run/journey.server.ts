import { type Actor, machine } from '../../../kernel/actor.ts'
import type { RecordType, Text } from '../../../kernel/define/index.ts'
import { queueJob } from '../../../kernel/jobs/index.server.ts'
import type { ObserverContext, Records, Row } from '../../../kernel/records/index.server.ts'
import { contextOf, loadRow, type Unit } from '../../../kernel/records/internal.server.ts'
import { type Look, lookWith, withPaths } from '../../rules/index.server.ts'
import type { Source } from '../../texts/index.server.ts'
import type { FlowEngine } from './engine.ts'
import type { Beside, Scope } from '../graph/scope.ts'
import { beside } from '../graph/scope.ts'
import { type Progress, progressWritten, type Step, type StepAct, stepsWritten, type Token, tokensRemoved, tokenWritten } from './tables.server.ts'
import type { Version } from './version.server.ts'

/** Who did something in a run by hand, and why. */
export interface Hand {
  readonly actor: Actor
  readonly reason: string
}

/** One step of a run, within its transaction: what it works on, and what it writes when it is done. */
export class Journey {
  readonly unit: Unit
  readonly engine: FlowEngine
  readonly version: Version
  readonly actor: Actor
  readonly records: Records
  readonly now: string
  readonly look: Look
  readonly subjectType: RecordType
  progress: Progress
  /** It has left something that can go on at once. */
  hasReady = false
  readonly #steps: Step[] = []
  #subject: Promise<Row> | undefined

  constructor(unit: Unit, engine: FlowEngine, tenant: string, version: Version, progress: Progress) {
    this.unit = unit
    this.engine = engine
    this.version = version
    this.progress = progress
    this.actor = actorOf(tenant, version)
    this.records = unit.store.within(unit)
    this.now = unit.store.now()
    this.look = lookWith(this.records, this.actor)
    this.subjectType = unit.store.model.type(progress.subjectType)
  }

  get context(): ObserverContext {
    return contextOf({ unit: this.unit, actor: this.actor, at: this.now })
  }

  /** The record that it is about, as it is now. */
  subject(): Promise<Row> {
    this.#subject ??= loadRow(this.unit, this.actor, this.subjectType, this.progress.subject)
    return this.#subject
  }

  /** Where it is known how it stands. */
  subjectIs(row: Row): void {
    this.#subject = Promise.resolve(row)
  }

  /** After the record has been changed. */
  forgetSubject(): void {
    this.#subject = undefined
  }

  /** What texts of a node find. */
  source(token: Token, node: string): Source {
    const scope = this.version.scopeAt(node)
    return {
      model: scope.model,
      type: scope.type,
      language: this.version.flow.language,
      speaker: { model: scope.model, look: this.look },
      values: paths => this.values(scope, token, paths),
    }
  }

  async values(scope: Scope, token: Token, paths: readonly string[]): Promise<Row> {
    const [own, others] = [paths.filter(p => besideOf(p) === undefined), paths.filter(p => besideOf(p) !== undefined)]
    const row = own.length > 0 ? await withPaths(scope.model, scope.subject, await this.subject(), own, this.look) : emptyRow
    const found: Record<string, unknown> = {}
    for (const path of others) {
      const name = besideOf(path) as Beside
      found[path] = await this.#valueOf(scope, name, path.slice(name.length + 1), token)
    }
    return { ...row, ...found }
  }

  async #valueOf(scope: Scope, name: Beside, path: string, token: Token): Promise<unknown> {
    const values = name === 'row' ? (token.row ?? {}) : this.progress.variables[name]
    const whole = await withPaths(scope.model, scope.model.type(`#${name}`), { ...values, id: '', version: 0 }, [path], this.look)
    return Object.hasOwn(whole, path) ? (whole[path] ?? null) : null
  }

  setVariables(values: Readonly<Record<string, unknown>>): void {
    if (Object.keys(values).length === 0) return
    const { variables } = this.progress
    this.progress = { ...this.progress, variables: { ...variables, flow: { ...variables.flow, ...values } } }
  }

  /** Tells what happened; gives its number. */
  tell(token: Token, act: StepAct, say: Text, more: { readonly by?: Hand; readonly about?: { readonly type: string; readonly id: string } } = {}): number {
    const seq = this.progress.lastStep + 1
    this.progress = { ...this.progress, lastStep: seq }
    const { by, about } = more
    this.#steps.push({
      seq,
      at: this.now,
      token: token.id,
      node: token.node,
      act,
      say,
      actor: by?.actor.person ?? null,
      actorName: by?.actor.name ?? null,
      reason: by?.reason ?? null,
      aboutType: about?.type ?? null,
      about: about?.id ?? null,
    })
    return seq
  }

  /** Written at once, so that what is looked for later in the same step is found. Queries of one connection go in their order. */
  keep(token: Token): Token {
    if (token.state === 'ready') this.hasReady = true
    this.#send(tokenWritten(this.actor.tenant, token))
    return token
  }

  remove(ids: readonly string[]): void {
    if (ids.length > 0) this.#send(tokensRemoved(ids))
  }

  /** Queues the next steps of the run. */
  goOn(): Promise<void> {
    return queueRuns(this.unit, this.actor.tenant, [this.progress.run], this.now)
  }

  /** Writes what has become of the run. Travels with the commit. */
  write(): void {
    this.#send(progressWritten(this.progress))
    if (this.#steps.length > 0) this.#send(stepsWritten(this.actor.tenant, this.progress.run, this.#steps))
  }

  #send(statement: Parameters<Unit['db']['query']>[0]): void {
    this.unit.db.query(statement).catch(() => {})
  }
}

const emptyRow: Row = { id: '', version: 0 }

export const actorOf = (tenant: string, { flow: { name, language } }: Pick<Version, 'flow'>): Actor => ({
  ...machine(tenant, `Flow: ${name}`, 'automation'),
  language,
})

const besideOf = (path: string): Beside | undefined => beside.find(name => path === name || path.startsWith(`${name}.`))

/** Runs in one job; many small ones are better than one large one, which would keep them from other workers. */
const perJob = 20

/** Queues jobs that take the next steps of these runs. */
export async function queueRuns(unit: Pick<Unit, 'db'>, tenant: string, runs: readonly string[], now: string): Promise<void> {
  for (let i = 0; i < runs.length; i += perJob) await queueJob(unit.db, tenant, 'flows.run', { runs: runs.slice(i, i + perJob) }, now)
}
