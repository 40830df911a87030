import { behave } from '../../kernel/records/index.server.ts'
import { group } from '../definitions/group.ts'
import { sameAddress } from './tidy.ts'

interface Crew {
  readonly email: string | null
  readonly members: readonly string[] | null
  readonly leads: readonly string[] | null
}

/** Leads belong to their group. */
const complete = ({ row }: { readonly row: Crew }) => ({
  email: sameAddress(row.email),
  members: [...new Set([...(row.members ?? []), ...(row.leads ?? [])])],
})

export const groupBehaviour = behave(group, { before: { create: complete, change: complete } })
