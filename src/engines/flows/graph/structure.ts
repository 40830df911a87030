import type { Text } from '../../../kernel/define/index.ts'
import { unknown } from '../../texts/index.ts'
import type { Fault } from './fault.ts'
import { type Graph, type Node, undoOf, waysOf } from './graph.ts'

/** Where a node belongs: to the flow itself, a branch, a loop, or what undoes another node. */
export interface Region {
  readonly in: 'flow' | 'branch' | 'loop' | 'undo'
  /** The parallel, loop or undone node. */
  readonly of: string
  readonly branch?: number
  readonly outer?: Region
}

export interface Structure {
  readonly faults: readonly Fault[]
  /** Of every node that is reached. */
  readonly regions: ReadonlyMap<string, Region>
}

const whole: Region = { in: 'flow', of: '' }

/** What of a flow's drawing cannot be: names that lead nowhere, what is never reached, what never ends, branches that do not meet. */
export function structureOf({ nodes }: Graph): Structure {
  const walk = new Walk(nodes)
  const named = [...walk.startFaults(), ...walk.nameFaults()]
  if (named.length > 0) return { faults: named, regions: new Map() }
  walk.begin()
  return { faults: [...walk.faults, ...walk.unreached(), ...walk.endless()], regions: walk.regions }
}

class Walk {
  readonly faults: Fault[] = []
  readonly regions = new Map<string, Region>()
  readonly #nodes: readonly Node[]
  readonly #byKey: ReadonlyMap<string, Node>
  /** Joins and loops that somebody came to. */
  readonly #met = new Set<string>()

  constructor(nodes: readonly Node[]) {
    this.#nodes = nodes
    this.#byKey = new Map(nodes.map(n => [n.key, n]))
  }

  startFaults(): Fault[] {
    const starts = this.#nodes.filter(n => n.kind === 'start')
    const ends = this.#nodes.some(n => n.kind === 'end')
    return [
      ...(starts.length === 1 ? [] : [fault(undefined, 'A flow has exactly one start.', 'Ein Ablauf hat genau einen Anfang.')]),
      ...(ends ? [] : [fault(undefined, 'This flow cannot end: it has no end.', 'Dieser Ablauf kann nicht enden: Er hat kein Ende.')]),
    ]
  }

  nameFaults(): Fault[] {
    const keys = this.#nodes.map(n => n.key)
    const twice = keys.filter((key, i) => keys.indexOf(key) !== i)
    return [
      ...twice.map(key => fault(key, 'Two steps have this key.', 'Zwei Schritte haben diesen Schlüssel.')),
      ...this.#nodes.flatMap(n => this.#leads(n, keys)),
    ]
  }

  #leads(node: Node, keys: readonly string[]): Fault[] {
    const named = [...waysOf(node).map(w => w.to), undoOf(node), node.kind === 'parallel' ? node.join : undefined]
    const missing = named.filter(to => to !== undefined && to !== '' && !this.#byKey.has(to))
    return [
      ...missing.map(to => ({ node: node.key, message: unknown('step', 'Einen Schritt', String(to), keys) })),
      ...(waysOf(node).some(w => this.#byKey.get(w.to)?.kind === 'start')
        ? [fault(node.key, 'Nothing leads back to the start.', 'Zum Anfang führt nichts zurück.')]
        : []),
      ...this.#joinFaults(node),
    ]
  }

  #joinFaults(node: Node): Fault[] {
    if (node.kind === 'parallel') {
      if (node.branches.length < 2) return [fault(node.key, 'Give it at least two branches.', 'Bitte mindestens zwei Zweige angeben.')]
      if (this.#byKey.get(node.join)?.kind !== 'join')
        return [fault(node.key, 'Say where its branches meet: at a join.', 'Bitte sagen, wo seine Zweige zusammenkommen.')]
    }
    if (node.kind !== 'join') return []
    const by = this.#nodes.filter(n => n.kind === 'parallel' && n.join === node.key)
    if (by.length === 1) return []
    return by.length === 0
      ? [
          fault(
            node.key,
            'This join has no branches: no parallel step names it.',
            'Hier kommen keine Zweige zusammen: Kein paralleler Schritt nennt diese Stelle.',
          ),
        ]
      : [fault(node.key, 'Each parallel step needs a join of its own.', 'Jeder parallele Schritt braucht eine eigene Zusammenführung.')]
  }

  begin(): void {
    const start = this.#nodes.find(n => n.kind === 'start')
    if (start) this.#go(start.key, whole, start.key)
    for (const node of this.#nodes) {
      if (node.kind === 'parallel' && this.regions.has(node.key) && !this.#met.has(node.key))
        this.faults.push(fault(node.key, 'None of its branches comes to its join.', 'Keiner seiner Zweige kommt zur Zusammenführung.'))
      if (node.kind === 'loop' && this.regions.has(node.key) && !this.#met.has(node.key))
        this.faults.push(
          fault(node.key, 'What is done for a row must lead back to the loop.', 'Was für eine Zeile getan wird, muss zur Schleife zurückführen.'),
        )
    }
  }

  /** Goes on to a node, from another one and within a region. */
  #go(key: string, region: Region, from: string): void {
    const node = this.#byKey.get(key)
    if (!node) return this.#nowhere(region, from)
    if (region.in === 'branch' && this.#joinOf(region.of) === key) return void this.#met.add(region.of)
    if (region.in === 'loop' && region.of === key) return void this.#met.add(key)
    const known = this.regions.get(key)
    if (known) return this.#again(node, known, region)
    const own = node.kind === 'undo' ? whole : region
    this.regions.set(key, own)
    if (node.kind === 'join')
      return void this.faults.push(fault(key, 'It is come to from outside of its branches.', 'Hierher kommt man von außerhalb seiner Zweige.'))
    if (node.kind === 'end' && region.in === 'undo')
      this.faults.push(
        fault(
          from,
          'What undoes a step does not end the flow: leave out where it leads.',
          'Was einen Schritt rückgängig macht, beendet den Ablauf nicht: Bitte nicht weiterführen.',
        ),
      )
    this.#onward(node, own)
  }

  #joinOf(parallel: string): string | undefined {
    const node = this.#byKey.get(parallel)
    return node?.kind === 'parallel' ? node.join : undefined
  }

  #nowhere(region: Region, from: string): void {
    if (region.in === 'undo') return
    this.faults.push(fault(from, 'It leads nowhere. Say what comes next.', 'Es führt nirgendwohin. Bitte sagen, was danach kommt.'))
  }

  #again(node: Node, known: Region, region: Region): void {
    if (node.kind === 'undo' || same(known, region)) return
    this.faults.push(
      fault(
        node.key,
        `It is come to both from ${sayRegion(known).en} and from ${sayRegion(region).en}. Let each have steps of its own.`,
        `Hierher kommt man aus ${sayRegion(known).de} und aus ${sayRegion(region).de}. Beide brauchen eigene Schritte.`,
      ),
    )
  }

  #onward(node: Node, region: Region): void {
    if (node.kind === 'parallel') {
      node.branches.forEach(({ to }, branch) => this.#go(to, { in: 'branch', of: node.key, branch, outer: region }, node.key))
      const join = this.#byKey.get(node.join)
      if (join?.kind === 'join' && !this.regions.has(join.key)) {
        this.regions.set(join.key, region)
        this.#go(join.next, region, join.key)
      }
      return
    }
    for (const { name, to } of waysOf(node)) {
      if (node.kind === 'loop' && name === 'each') this.#go(to, { in: 'loop', of: node.key, outer: region }, node.key)
      else this.#go(to, region, node.key)
    }
    const undo = undoOf(node)
    if (undo !== undefined) this.#go(undo, { in: 'undo', of: node.key }, node.key)
  }

  unreached(): Fault[] {
    return this.#nodes.filter(n => !this.regions.has(n.key)).map(n => fault(n.key, 'Nothing leads to this step.', 'Zu diesem Schritt führt nichts.'))
  }

  /** Nodes that are reached, and from which no end is. */
  endless(): Fault[] {
    const ending = new Set(
      this.#nodes.filter(n => n.kind === 'end' || (this.regions.get(n.key)?.in === 'undo' && waysOf(n).some(w => w.to === ''))).map(n => n.key),
    )
    for (let grew = true; grew; ) {
      const more = this.#nodes.filter(n => !ending.has(n.key) && waysOf(n).some(w => ending.has(w.to)))
      for (const { key } of more) ending.add(key)
      grew = more.length > 0
    }
    const endless = this.#nodes.filter(n => this.regions.has(n.key) && !ending.has(n.key))
    return endless.map(n =>
      fault(n.key, 'From here the flow cannot end: no way leads to an end.', 'Von hier aus kann der Ablauf nicht enden: Kein Weg führt zu einem Ende.'),
    )
  }
}

const same = (a: Region, b: Region): boolean => a.in === b.in && a.of === b.of && a.branch === b.branch

const regionWords: Readonly<Record<Region['in'], Text>> = {
  flow: { en: 'outside of branches', de: 'außerhalb von Zweigen' },
  branch: { en: 'a branch', de: 'einem Zweig' },
  loop: { en: 'a loop', de: 'einer Schleife' },
  undo: { en: 'what undoes a step', de: 'dem, was einen Schritt rückgängig macht' },
}

const sayRegion = ({ in: where, of }: Region): Text => {
  const { en, de } = regionWords[where]
  return of === '' ? { en, de } : { en: `${en} of ${of}`, de: `${de} von ${of}` }
}

const fault = (node: string | undefined, en: string, de: string): Fault => ({ ...(node === undefined ? {} : { node }), message: { en, de } })
