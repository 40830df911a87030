import type { RowOf } from '../../kernel/define/index.ts'
import { invalid } from '../../kernel/errors.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { taken } from '../shared/assigned.server.ts'
import { clerk } from '../shared/clerk.server.ts'
import { dueOf } from './due.server.ts'
import { requestItem } from './item.definition.ts'
import type { Stage } from './stage.ts'

type Item = RowOf<typeof requestItem>

const at = (stage: Stage) => ({ stage })

/** Where an item stands, as it moves; and how many of it have been delivered. */
export const moving: Ability<typeof requestItem> = {
  before: {
    transitions: {
      start: (change, context) => ({ ...taken(change, context), ...at(change.row.deliveredQuantity > 0 ? 'delivery' : 'fulfilment') }),
      resume: ({ row }) => at(row.deliveredQuantity > 0 ? 'delivery' : 'fulfilment'),
      deliver: (change, context) => {
        checkDelivered(change.row, change.was)
        return { ...taken(change, context), ...at('delivery') }
      },
      complete: ({ row }) => ({ deliveredQuantity: row.quantity, ...at('completed') }),
      closeIncomplete: () => at('notDelivered'),
      reject: () => at('rejected'),
      cancel: () => at('cancelled'),
      reopen: () => ({ deliveredQuantity: 0, ...at('fulfilment') }),
      awaitApproval: () => at('waitingForApproval'),
      approve: async ({ row }, context) => ({ ...at('approved'), dueAt: await dueOf(row, context) }),
    },
  },
  after: {
    transitions: {
      // The last of them makes it whole.
      deliver: async ({ row }, { records, actor }) => {
        if (row.deliveredQuantity === row.quantity) await records.transition(clerk(actor), requestItem, row.id, 'complete')
      },
    },
  },
}

function checkDelivered({ deliveredQuantity, quantity }: Item, was: Item | undefined): void {
  if (deliveredQuantity < 1 || deliveredQuantity > quantity) {
    throw invalid('deliveredQuantity', {
      en: `Say how many have been delivered so far, in all: 1 to ${quantity}.`,
      de: `Bitte angeben, wie viele bisher insgesamt geliefert sind: 1 bis ${quantity}.`,
    })
  }
  if (deliveredQuantity !== was?.deliveredQuantity) return
  throw invalid('deliveredQuantity', {
    en: `${deliveredQuantity} of ${quantity} have been delivered already. Say how many there are now, in all.`,
    de: `${deliveredQuantity} von ${quantity} sind schon geliefert. Bitte angeben, wie viele es jetzt insgesamt sind.`,
  })
}
