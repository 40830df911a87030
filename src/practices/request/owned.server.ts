import { equals } from '../../kernel/define/index.ts'
import { conflict } from '../../kernel/errors.ts'
import type { Context } from '../../kernel/records/index.server.ts'

const most = 100

interface Owned {
  readonly person: string | null
  readonly item: string
}

/** What lies in a cart, or on somebody's list of favourites, is theirs alone. */
export const owned = {
  before: {
    create: async ({ row }: { readonly row: Owned }, context: Context) => {
      const { actor } = context
      if (actor.person !== null) await refuseTooMany(context)
      return { person: actor.unbound ? row.person : actor.person, name: await nameOf(row, context) }
    },
    change: async ({ row, was }: { readonly row: Owned; readonly was: Owned | undefined }, context: Context) =>
      row.item === was?.item ? undefined : { name: await nameOf(row, context) },
  },
}

async function nameOf({ item }: Owned, { records, by, record }: Context): Promise<string | null> {
  if (!item) return null
  const { name } = await records.get(by('cart'), record('catalogueItem'), item)
  return String(name)
}

/** Carts are filled by people, and nobody carries a hundred things. */
async function refuseTooMany({ records, by, record, actor }: Context): Promise<void> {
  if (actor.person === null) return
  const held = await records.count(by('cart'), record('cartLine'), equals('person', actor.person), most)
  if (held >= most)
    throw conflict({
      en: `A cart holds at most ${most} lines. Order some of it first.`,
      de: `Ein Warenkorb fasst höchstens ${most} Zeilen. Bitte erst etwas davon bestellen.`,
    })
}
