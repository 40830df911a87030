import { all, differs, equals, type RowOf, type Text } from '../../kernel/define/index.ts'
import { conflict } from '../../kernel/errors.ts'
import type { Context } from '../../kernel/records/index.server.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { clerk } from '../shared/clerk.server.ts'
import { every } from '../shared/every.server.ts'
import { isAgent } from '../shared/roles.ts'
import type { request } from './definition.ts'
import { requestItem } from './item.definition.ts'
import { isStill, limitsOf } from './limits.server.ts'

type Item = RowOf<typeof requestItem>

/** Whoever ordered it may take it back until the catalogue says that it is too late; agents as long as it is open. */
export const cancelling: Ability<typeof requestItem> = {
  before: {
    transitions: {
      cancel: async ({ row, was }, context) => {
        if (!isAgent(context.actor) && !(await isCancellable(was ?? row, context))) throw conflict(tooLate, 'too_late')
        return undefined
      },
    },
  },
}

/** A request is cancelled with all of its open items, or not at all. */
export const cancellingAll: Ability<typeof request> = {
  before: {
    transitions: {
      cancel: async ({ row }, context) => {
        if (isAgent(context.actor)) return undefined
        for await (const item of openItems(row.id, context)) if (!(await isCancellable(item, context))) throw conflict(tooLateFor(item), 'too_late')
        return undefined
      },
    },
  },
  after: {
    transitions: {
      cancel: async ({ row }, context) => {
        for await (const { id, partOf } of openItems(row.id, context)) {
          if (partOf === null) await context.records.transition(clerk(context.actor), requestItem, id, 'cancel', {}, { reason: `${row.number} was cancelled.` })
        }
      },
    },
  },
}

const openItems = (request: string, { records, by }: Context) =>
  every(records, by('cancelling'), requestItem, all(equals('request', request), differs('category', 'done')))

const isCancellable = async (item: Item, context: Context): Promise<boolean> => isStill((await limitsOf(item, context)).cancelUntil, item)

const tooLate: Text = {
  en: 'It is too late to cancel this by yourself: work on it has gone too far. Write to the service desk below.',
  de: 'Zum Stornieren ist es zu spät, die Arbeit daran ist zu weit. Bitte schreiben Sie dem Service Desk unten.',
}

const tooLateFor = ({ title }: Item): Text => ({
  en: `It is too late to cancel all of it: ‘${title}’ has gone too far. Cancel the other items one by one.`,
  de: `Zum Stornieren der ganzen Bestellung ist es zu spät: „${title}“ ist zu weit. Bitte die anderen Positionen einzeln stornieren.`,
})
