import type { Readable } from 'node:stream'
import type { Actor } from '../actor.ts'
import type { AnyDefinition, RecordType, Visibility } from '../define/index.ts'
import { invalid, missing, refused } from '../errors.ts'
import { newId } from '../id.server.ts'
import { appendEntry, atomically, loadRow, mayFollow, mayWrite as mayWriteTo, plainUnit, type Row, type Store, type Unit } from '../records/internal.server.ts'
import { countAttachments, findAttachment, insertAttachment, markRemoved, type StoredAttachment } from './attachment-table.server.ts'
import type { Attachment } from './attachment.ts'
import type { FileStore } from './file-store.ts'
import { receive, type Received } from './received.server.ts'

/** Files on records. Who may follow a record reads its files; who may comment on it attaches some. */
export interface Attachments {
  /** Bytes a file may have. */
  readonly mostBytes: number
  /** Keeps the bytes of a file for a record on which the actor may write something. @throws missing, refused, tooLarge, invalid */
  receive(
    actor: Actor,
    record: AnyDefinition,
    idOrNumber: string,
    file: { readonly name: string; readonly stream: AsyncIterable<Uint8Array> },
  ): Promise<Received>
  /** Puts a received file on the record, with its entry in the history. @throws missing, refused, invalid */
  keep(actor: Actor, record: AnyDefinition, idOrNumber: string, file: Received, visibility: Visibility): Promise<Attachment>
  /** Both in one. */
  attach(actor: Actor, record: AnyDefinition, idOrNumber: string, file: NewFile): Promise<Attachment>
  /** What it is, and its bytes, if the actor may follow the record and read the attachment now. @throws missing */
  read(actor: Actor, id: string): Promise<ReadableAttachment>
  /** Takes it off the record: one's own, or any for those who work on the record. @throws missing, refused */
  detach(actor: Actor, id: string): Promise<void>
}

export interface NewFile {
  readonly name: string
  readonly stream: AsyncIterable<Uint8Array>
  readonly visibility: Visibility
}

export interface ReadableAttachment {
  readonly attachment: Attachment
  readonly sha256: string
  readonly open: () => Promise<Readable>
}

export interface AttachmentLimits {
  /** 25 MB unless told. */
  readonly bytes?: number
  /** 200 unless told. */
  readonly perRecord?: number
}

export function createAttachments(store: Store, files: FileStore, limits: AttachmentLimits = {}): Attachments {
  const desk: Desk = { store, files, mostBytes: limits.bytes ?? 25 * 1024 * 1024, perRecord: limits.perRecord ?? 200 }
  const keepOn: Attachments['keep'] = (actor, record, id, file, visibility) => keep(desk, actor, store.model.type(record.name), id, file, visibility)
  const receiveFor: Attachments['receive'] = (actor, record, id, file) => receiveFile(desk, actor, store.model.type(record.name), id, file)
  return {
    mostBytes: desk.mostBytes,
    receive: receiveFor,
    keep: keepOn,
    attach: async (actor, record, id, file) => {
      const type = store.model.type(record.name)
      const row = await loadRow(plainUnit(store, actor.tenant), actor, type, id)
      mustWrite(desk, actor, type, row, file.visibility)
      return keepOn(actor, record, row.id, await receiveFor(actor, record, row.id, file), file.visibility)
    },
    read: (actor, id) => read(desk, actor, id),
    detach: (actor, id) => detach(desk, actor, id),
  }
}

interface Desk {
  readonly store: Store
  readonly files: FileStore
  readonly mostBytes: number
  readonly perRecord: number
}

/** Refused before the bytes are taken in, where there is no way that they could be kept. */
async function receiveFile(desk: Desk, actor: Actor, type: RecordType, id: string, file: Pick<NewFile, 'name' | 'stream'>): Promise<Received> {
  const unit = plainUnit(desk.store, actor.tenant)
  const row = await loadRow(unit, actor, type, id)
  if (!mayWrite(desk, actor, type, row, 'public') && !mayWrite(desk, actor, type, row, 'internal')) throw refusal(actor, 'public')
  await mustHaveRoom(desk, unit, actor, row)
  return receive(desk.files, file.stream, file.name, { bytes: desk.mostBytes, language: actor.language })
}

/** Asks everything again: an upload takes its time, and rights may have gone meanwhile. */
function keep(desk: Desk, actor: Actor, type: RecordType, id: string, file: Received, visibility: Visibility): Promise<Attachment> {
  return atomically(plainUnit(desk.store, actor.tenant), actor, async unit => {
    const row = await loadRow(unit, actor, type, id, true)
    mustWrite(desk, actor, type, row, visibility)
    await mustHaveRoom(desk, unit, actor, row)
    const at = desk.store.now()
    const stored = { ...file, id: newId(), visibility, createdAt: at, createdBy: actor.person, recordType: type.name, recordId: row.id }
    await insertAttachment(unit.db, actor.tenant, stored)
    await enter(unit, actor, type, row, 'attach', stored, at)
    return shown(stored)
  })
}

async function read(desk: Desk, actor: Actor, id: string): Promise<ReadableAttachment> {
  const { attachment } = await find(desk, actor, id)
  return { attachment: shown(attachment), sha256: attachment.sha256, open: () => desk.files.open(attachment.sha256) }
}

async function detach(desk: Desk, actor: Actor, id: string): Promise<void> {
  const { type, row, attachment } = await find(desk, actor, id)
  const own = attachment.createdBy !== null && attachment.createdBy === actor.person
  const may = mayWrite(desk, actor, type, row, 'internal') || (own && mayWrite(desk, actor, type, row, attachment.visibility))
  if (!may) throw refused({ en: 'You may not remove this attachment.', de: 'Sie dürfen diesen Anhang nicht entfernen.' })
  await atomically(plainUnit(desk.store, actor.tenant), actor, async unit => {
    const at = desk.store.now()
    if (!(await markRemoved(unit.db, attachment.id, at))) throw missing()
    await enter(unit, actor, type, row, 'detach', attachment, at)
  })
}

/** With its record. One that does not exist and one that may not be read get the same answer, after the same work. */
async function find(desk: Desk, actor: Actor, id: string): Promise<{ attachment: StoredAttachment; type: RecordType; row: Row }> {
  const { model } = desk.store
  const unit = plainUnit(desk.store, actor.tenant)
  const attachment = await findAttachment(unit.db, id)
  const type = attachment ? model.find(attachment.recordType) : model.types.find(t => t.definition.may.comment !== undefined)
  if (!type) throw missing()
  const row = await loadRow(unit, actor, type, attachment?.recordId ?? newId())
  if (!attachment || !mayFollow(actor, seenBy(desk, type, row))) throw missing()
  if (attachment.visibility === 'internal' && !mayWrite(desk, actor, type, row, 'internal')) throw missing()
  return { attachment, type, row }
}

/** The history tells it like a comment: in the same transaction, and to the same people. */
async function enter(unit: Unit, actor: Actor, type: RecordType, row: Row, act: 'attach' | 'detach', file: StoredAttachment, at: string): Promise<void> {
  const { id, name, type: kind, size, visibility } = file
  const seq = await appendEntry(unit, type, row.id, { act, at, actor, changes: {}, body: JSON.stringify({ id, name, type: kind, size }), visibility })
  if (seq === undefined) throw missing()
  unit.happened({ tenant: actor.tenant, type: type.name, id: row.id, version: row.version, needs: visibility === 'internal' ? 'note' : 'follow' })
}

function mustWrite(desk: Desk, actor: Actor, type: RecordType, row: Row, visibility: Visibility): void {
  if (!mayWrite(desk, actor, type, row, visibility)) throw refusal(actor, visibility)
}

const mayWrite = (desk: Desk, actor: Actor, type: RecordType, row: Row, visibility: Visibility): boolean =>
  mayWriteTo(actor, seenBy(desk, type, row), visibility)

const seenBy = ({ store }: Desk, type: RecordType, row: Row) => ({ model: store.model, type, row, now: store.now() })

async function mustHaveRoom(desk: Desk, unit: Unit, actor: Actor, row: Row): Promise<void> {
  const { perRecord } = desk
  if ((await countAttachments(unit.db, row.id)) < perRecord) return
  throw invalid(
    'file',
    actor.language === 'de'
      ? `Hier hängen schon ${perRecord} Dateien, mehr werden nicht angenommen. Bitte erst eine entfernen.`
      : `There are ${perRecord} files here already, the most that are taken. Remove one first.`,
  )
}

const refusal = (actor: Actor, visibility: Visibility) =>
  refused(
    visibility === 'internal'
      ? { en: 'You may not attach internal files here.', de: 'Sie dürfen hier keine internen Dateien anhängen.' }[actor.language]
      : { en: 'You may not attach files here.', de: 'Sie dürfen hier keine Dateien anhängen.' }[actor.language],
  )

const shown = ({ id, name, type, size, visibility, createdAt, createdBy }: StoredAttachment): Attachment => ({
  id,
  name,
  type,
  size,
  visibility,
  createdAt,
  createdBy,
})
