import type { RowOf } from '../../kernel/define/index.ts'
import { behave, type Context } from '../../kernel/records/index.server.ts'
import { role } from '../definitions/role.ts'
import { keepAnAdministrator } from './last-administrator.server.ts'

type Role = RowOf<typeof role>

/** Fewer included roles may mean fewer administrators. */
async function administratorsLeft({ row, was }: { readonly row: Role; readonly was: Role | undefined }, context: Context): Promise<void> {
  if (was?.includes?.some(id => !row.includes?.includes(id))) await keepAnAdministrator(context)
}

/** `Second line support` becomes `secondLineSupport`. Umlauts lose their dots, whatever else is no letter or digit goes. */
export function keyOf(name: string): string {
  const words =
    name
      .normalize('NFD')
      .replaceAll('ß', 'ss')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return words.map((word, i) => (i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('') || 'role'
}

export const roleBehaviour = behave(role, {
  compute: { key: row => row.key ?? keyOf(row.name) },
  after: { change: administratorsLeft },
})
