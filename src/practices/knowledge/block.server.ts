import { all, equals, type RowOf } from '../../kernel/define/index.ts'
import { invalid } from '../../kernel/errors.ts'
import type { Context } from '../../kernel/records/behaviour.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { every } from '../shared/every.server.ts'
import { articleBlock } from './block.definition.ts'
import { blockKey, blocksIn, withBlocks } from './blocks.ts'
import { article } from './definition.ts'
import { articleVersion } from './version.definition.ts'

export interface Expanded {
  readonly text: string
  readonly blocks: readonly string[]
}

/** A text as readers see it, with its blocks. @throws invalid where it names one that is not there */
export async function expanded(body: string, { records, by, actor }: Pick<Context, 'records' | 'by' | 'actor'>): Promise<Expanded> {
  const keys = blocksIn(body)
  if (keys.length === 0) return { text: body, blocks: [] }
  const { items } = await records.find(by('blocks'), articleBlock, { filter: { field: 'key', is: 'in', value: keys }, limit: 500 })
  const known = new Map(items.map(block => [block.key, block.body]))
  const unknown = keys.find(key => !known.has(key))
  if (unknown !== undefined) throw invalid('body', noBlock(unknown)[actor.language])
  return { text: withBlocks(body, known), blocks: items.map(block => block.id) }
}

const noBlock = (key: string) => ({
  en: `There is no block '${key}'. Create it, or take its line out of the text.`,
  de: `Den Baustein „${key}“ gibt es nicht. Bitte anlegen oder die Zeile aus dem Text nehmen.`,
})

/** What readers see of a block follows it at once; the versions of articles keep what was written. */
export const keeping: Ability<typeof articleBlock> = {
  before: {
    create: ({ row }, { actor }) => withKey(row, actor.language),
    change: ({ row }, { actor }) => withKey(row, actor.language),
  },
  after: {
    change: async ({ row, was }, context) => {
      if (was?.body === row.body && was.key === row.key) return
      const { records, by } = context
      const actor = by('blocks')
      for await (const one of every(records, actor, article, all({ field: 'blocks', is: 'contains', value: row.id }, equals('live', true)))) {
        const { items } = await records.find(actor, articleVersion, { filter: all(equals('article', one.id), equals('current', true)) })
        const { text } = await expanded(items[0]?.body ?? one.body ?? '', context)
        await records.change(actor, article, one.id, {}, { given: { published: text }, reason: `The block ${row.name} has changed.` })
      }
    },
  },
}

/** As articles name it, however it was typed. */
function withKey({ key }: RowOf<typeof articleBlock>, language: 'en' | 'de'): { readonly key: string } | undefined {
  // Where there is none, the kernel says that it is missing.
  if ((key as string | null) === null) return undefined
  const plain = blockKey(key)
  if (plain !== '') return { key: plain }
  throw invalid(
    'key',
    { en: 'Use small letters, digits and hyphens, such as vpn-hint.', de: 'Bitte Kleinbuchstaben, Ziffern und Bindestriche verwenden, etwa vpn-hinweis.' }[
      language
    ],
  )
}
