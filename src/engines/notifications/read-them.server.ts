import type { Actor } from '../../kernel/actor.ts'
import { all, empty, equals, is } from '../../kernel/define/index.ts'
import { notification } from './definitions/notification.ts'
import type { Desk } from './desk.server.ts'

export const mostAtOnce = 500

/** A record that people are told of: its type by name, and its id. */
export interface About {
  readonly recordType: string
  readonly record: string
}

/** Marks a person's own notifications as read, where it is said those about one record. Gives how many there were; nothing is written for none. */
export async function readThem({ records, now }: Desk, actor: Actor, about?: About): Promise<number> {
  const wanted = about ? [equals('recordType', about.recordType), equals('record', about.record)] : []
  const query = { filter: all(is('person'), empty('readAt'), ...wanted), limit: mostAtOnce, fields: ['person'] }
  const unread = (await records.find(actor, notification, query)).items
  for (const { id } of unread) await records.change(actor, notification, id, { readAt: now })
  return unread.length
}
