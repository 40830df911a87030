import type { Context } from '../../kernel/records/behaviour.ts'

/** Says when it was opened: now, unless it is imported and was opened earlier. */
export const opened = {
  before: {
    create: ({ row }: { row: { readonly openedAt: string } }, { now }: Context) => ({ openedAt: (row.openedAt as string | null) ?? now }),
  },
}
