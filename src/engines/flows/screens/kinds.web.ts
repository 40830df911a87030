import type { Text } from '../../../kernel/define/index.ts'
import type { Node, NodeKind } from '../graph/graph.ts'

/** What kinds of steps are called, in the order in which they are offered. */
export const kindWords: Readonly<Record<NodeKind, Text>> = {
  start: { en: 'Start', de: 'Anfang' },
  approval: { en: 'Approval', de: 'Genehmigung' },
  task: { en: 'Task', de: 'Aufgabe' },
  decision: { en: 'Decision', de: 'Entscheidung' },
  set: { en: 'Set', de: 'Setzen' },
  notify: { en: 'Notify', de: 'Benachrichtigen' },
  wait: { en: 'Wait', de: 'Warten' },
  parallel: { en: 'Branches', de: 'Zweige' },
  join: { en: 'Join', de: 'Zusammenführung' },
  create: { en: 'Create a record', de: 'Datensatz anlegen' },
  webhook: { en: 'Webhook', de: 'Webhook' },
  http: { en: 'HTTP call', de: 'HTTP-Aufruf' },
  subflow: { en: 'Another flow', de: 'Anderer Ablauf' },
  loop: { en: 'For each row', de: 'Für jede Zeile' },
  undo: { en: 'Undo', de: 'Rückgängig machen' },
  end: { en: 'End', de: 'Ende' },
}

export const offered = (Object.keys(kindWords) as NodeKind[]).filter(kind => kind !== 'start' && kind !== 'join')

/** A new step that goes on to `next`. */
export function newNodes(kind: NodeKind, name: string, next: string, taken: readonly string[]): readonly Node[] {
  const key = freeKey(kind, taken)
  const base = { key, name }
  const more: Readonly<Partial<Record<NodeKind, object>>> = {
    approval: { steps: [] },
    task: { title: '{{title}}' },
    decision: { choices: [], otherwise: next },
    notify: { text: '' },
    wait: { duration: 'P1D' },
    create: { recordType: '' },
    webhook: { webhook: '' },
    http: { method: 'POST', url: 'https://' },
    subflow: { flow: '' },
    loop: { over: '', each: '' },
  }
  if (kind === 'end') return [{ ...base, kind }]
  if (kind === 'parallel') return withJoin(base, next, taken)
  const onward = kind === 'decision' ? {} : { next }
  return [{ ...base, kind, ...onward, ...more[kind] } as unknown as Node]
}

/** Branches come with the place where they meet, and go there at once. */
function withJoin(base: { readonly key: string; readonly name: string }, next: string, taken: readonly string[]): readonly Node[] {
  const join = freeKey('join', [...taken, base.key])
  const branches = ['A', 'B'].map(name => ({ name, to: join }))
  return [
    { ...base, kind: 'parallel', branches, join },
    { key: join, kind: 'join', name: base.name, next },
  ]
}

export function freeKey(kind: string, taken: readonly string[]): string {
  for (let n = 1; ; n++) {
    const key = n === 1 ? kind : `${kind}${n}`
    if (!taken.includes(key)) return key
  }
}
