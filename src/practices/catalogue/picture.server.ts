import { type Actor, machine } from '../../kernel/actor.ts'
import type { Ground } from '../../kernel/practice.ts'
import { catalogueItem } from './item.definition.ts'

/** Types that a browser may draw; a drawing that can hold code (SVG) is none of them. */
const drawable = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'])

/** The picture of an item that the actor may see. Its files are for those who keep it; this one is for whoever orders. */
export async function pictureOf({ records, attachments }: Pick<Ground, 'records' | 'attachments'>, actor: Actor, id: string) {
  const { picture } = await records.get(actor, catalogueItem, id)
  const [first] = picture ?? []
  if (!first) return undefined
  const { attachment, sha256, open } = await attachments.read(machine(actor.tenant, 'catalogue', 'automation'), first)
  return drawable.has(attachment.type) ? { type: attachment.type, size: attachment.size, sha256, open } : undefined
}
