import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../../src/kernel/actor.ts'
import type { RecordType } from '../../src/kernel/define/index.ts'
import { searched } from '../../src/kernel/schema/index.ts'
import { search } from '../../src/kernel/search/index.server.ts'
import { isNothing, pages, present } from './list-laws.ts'
import { neverReadable } from './permission-laws.ts'
import type { Subject } from './subject.ts'

/** What is searchable is found, by those who may read it. */
export function searchLaws(type: RecordType, subject: () => Subject): void {
  if (searched(type).length === 0) return
  const found = async (actor: Actor, text: string) => (await search(subject().world.store, actor, { text, types: [type], limit: 50 })).map(hit => hit.id)

  test('it is found by the words of each searchable field, and by their beginnings', async () => {
    const { world } = subject()
    for (const row of await present(subject())) {
      for (const [name] of searched(type).filter(([name]) => !isNothing(row[name]))) {
        const [word = ''] = wordsIn(row[name])
        assert.ok((await found(world.system, word)).includes(row.id), `${name}: ${word}`)
        assert.ok((await found(world.system, word.slice(0, -1))).length > 0, `${name}: ${word.slice(0, -1)}`)
      }
    }
  })

  test('who searches finds only what they may read, and not by the words of a field that is hidden from them', async () => {
    for (const who of ['stranger', 'requester', 'agent'] as const) {
      const actor = subject()[who]
      const visible = new Set((await pages(subject(), actor, {})).map(row => row.id))
      for (const row of await present(subject())) {
        for (const [name] of searched(type).filter(([name]) => !isNothing(row[name]))) {
          const [word = ''] = wordsIn(row[name])
          const hits = await search(subject().world.store, actor, { text: word, types: [type] })
          for (const hit of hits) assert.ok(visible.has(hit.id), `${who}: ${hit.id}`)
          if (!neverReadable(type, actor, name)) continue
          const exact = hits.filter(hit => !hit.similar)
          assert.ok(!exact.some(hit => hit.id === row.id), `${who}: ${name} is hidden, but '${word}' finds it`)
          const told = hits.flatMap(hit => [hit.title, ...[...hit.heading, ...hit.excerpt].map(piece => piece.text)]).join(' ')
          assert.ok(!told.toLowerCase().includes(word.toLowerCase()), `${who}: ${name} shines through as ${told}`)
        }
      }
    }
  })
}

const wordsIn = (value: unknown): string[] => (Array.isArray(value) ? value.join(' ') : String(value)).split(/[^\p{L}\p{N}]+/u).filter(word => word !== '')
