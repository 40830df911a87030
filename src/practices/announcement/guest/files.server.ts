import type { Readable } from 'node:stream'
import sql from 'sql-template-tag'
import { machine } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/define/index.ts'
import { missing } from '../../../kernel/errors.ts'
import type { Ground } from '../../../kernel/practice.ts'
import { publicRecord } from './reading.server.ts'

interface Picture {
  readonly type: string
  readonly size: number
  readonly open: () => Promise<Readable>
}

const pictures: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'])
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A picture of a record that is public now. @throws missing, for any other file alike */
export async function publicPicture(ground: Ground, tenant: string, language: Language, id: string): Promise<Picture> {
  if (!uuid.test(id)) throw missing()
  const [on] = await ground.store.database.for(tenant).query<{ type: string; record: string }>(sql`
    select record_type as type, record_id as record from attachment where id = ${id}::uuid and visibility = 'public' and removed_at is null`)
  if (!on) throw missing()
  await publicRecord(ground, tenant, language, on.type, on.record)
  return pictureOf(ground, tenant, id)
}

/** @throws missing, for what is no picture */
export async function pictureOf({ attachments }: Ground, tenant: string, id: string): Promise<Picture> {
  const { attachment, open } = await attachments.read(machine(tenant, 'portal', 'web'), id)
  if (!pictures.has(attachment.type)) throw missing()
  return { type: attachment.type, size: attachment.size, open }
}
