import { clerk } from '../shared/clerk.server.ts'
import { fileIdsIn } from '../../engines/forms/index.server.ts'
import type { Offered } from './offers.server.ts'
import { requestItem } from './item.definition.ts'
import type { Placing } from './placing.server.ts'

/**
 * Files that were attached while the form was filled in lie on the cart, which is private: those who fulfil the item need them on the item.
 * The answers name them there.
 */
export async function carryFiles(
  { ground, unit, records, actor }: Placing,
  { form }: Offered,
  answers: Readonly<Record<string, unknown>>,
  id: string,
): Promise<void> {
  const files = fileIdsIn(form, answers)
  if (files.length === 0) return
  const moved = new Map<string, string>()
  for (const file of files) {
    const { attachment, sha256 } = await ground.attachments.read(actor, file)
    const { name, type, size } = attachment
    const kept = await ground.attachments.keep(clerk(actor), requestItem, id, { name, type, size, sha256 }, 'public', { within: unit })
    moved.set(file, kept.id)
  }
  const renamed = Object.fromEntries(
    Object.entries(answers).map(([key, value]) => [key, Array.isArray(value) ? value.map(one => moved.get(String(one)) ?? one) : value]),
  )
  await records.change(clerk(actor), requestItem, id, { answers: renamed })
}
