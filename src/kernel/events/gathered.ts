import type { Happening } from '../records/index.server.ts'

/** The latest of one record among those gathered. */
export interface News {
  readonly id: string
  readonly version: number
  /** The least that hearing of any of it takes. */
  readonly needs: Happening['needs']
}

/** What happened since the last delivery, by tenant and type. */
export class Gathered {
  readonly #byTenant = new Map<string, Map<string, Map<string, News>>>()

  add({ tenant, type, id, version, needs }: Happening): void {
    const types = getOrMake(this.#byTenant, tenant, () => new Map<string, Map<string, News>>())
    const records = getOrMake(types, type, () => new Map<string, News>())
    const known = records.get(id)
    records.set(id, { id, version: Math.max(version, known?.version ?? 0), needs: least(needs, known?.needs) })
  }

  /** All of it, and begins anew. */
  take(): { tenant: string; type: string; news: News[] }[] {
    const all = [...this.#byTenant].flatMap(([tenant, types]) => [...types].map(([type, records]) => ({ tenant, type, news: [...records.values()] })))
    this.#byTenant.clear()
    return all
  }
}

const least = (a: Happening['needs'], b: Happening['needs'] = a): Happening['needs'] => {
  const both = [a, b]
  return both.includes('read') ? 'read' : both.includes('follow') ? 'follow' : 'note'
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
