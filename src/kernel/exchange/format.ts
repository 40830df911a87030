import { fieldsOf, type Model, type RecordType } from '../define/index.ts'
import { fieldType, type JsonSchema } from '../fields/index.ts'

/**
 * The form of an export: a folder of open files that hold everything of one tenant.
 *
 *   manifest.json            what is in the folder, and how to read it; written last, so that a folder without one is not whole
 *   records/<type>.jsonl     one record a line, by id
 *   history.jsonl            one entry a line, by record and sequence number, with the hash that chains it to the one before
 *   attachments.jsonl        one file a line, by id
 *   files/<sha256>           the bytes of the files
 *
 * Every line is JSON with its members in order of their names; what is empty is left out. Exporting the same data
 * twice gives the same bytes.
 */
export const format = 'mainstay-export'
export const formatVersion = 1

export interface Manifest {
  readonly format: typeof format
  readonly version: typeof formatVersion
  /** What is never in an export. */
  readonly leftOut: string
  /** By path within the folder. */
  readonly files: Readonly<Record<string, FileFacts>>
  /** The last number that was drawn, by record type; what was removed does not give its number to another. */
  readonly numbers: Readonly<Record<string, number>>
  /** JSON Schema of each record type's lines. */
  readonly types: Readonly<Record<string, JsonSchema>>
}

export interface FileFacts {
  readonly lines: number
  readonly sha256: string
}

export const leftOut = 'Passwords, sessions, tokens, sign-in attempts, idempotency keys, background jobs and the text of secret fields are never exported.'

export const historyFile = 'history.jsonl'
export const attachmentsFile = 'attachments.jsonl'
export const recordsFile = (type: RecordType): string => `records/${type.name}.jsonl`

export const schemaOf = (type: RecordType): JsonSchema => ({
  type: 'object',
  properties: {
    id: { type: 'string', format: 'uuid' },
    version: { type: 'integer', minimum: 1 },
    custom: { type: 'object' },
    history: {
      type: 'object',
      properties: { seq: { type: 'integer', minimum: 1 }, hash: { type: 'string', pattern: '^[0-9a-f]{64}$' } },
      required: ['seq', 'hash'],
    },
    ...Object.fromEntries(fieldsOf(type).map(([name, field]) => [name, fieldType(field.kind).schema(field)])),
  },
  required: ['id', 'version', 'history', ...fieldsOf(type).flatMap(([name, field]) => (field.required ? [name] : []))],
  additionalProperties: false,
})

export const schemasOf = (model: Model): Record<string, JsonSchema> => Object.fromEntries(model.types.map(type => [type.name, schemaOf(type)]))

/** A line of history.jsonl. */
export interface EntryLine {
  readonly record: string
  readonly seq: number
  readonly type: string
  readonly at: string
  readonly act: string
  readonly transition?: string
  readonly actor: { readonly id?: string; readonly name: string }
  readonly channel: string
  /** Values before and after, by field. As text where only so it is the very text that the hash was taken of. */
  readonly changes: object | string
  readonly reason?: string
  readonly body?: string
  readonly visibility: string
  readonly hash: string
}

/** A line of attachments.jsonl. */
export interface AttachmentLine {
  readonly id: string
  readonly recordType: string
  readonly record: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly sha256: string
  readonly visibility: string
  readonly createdAt: string
  readonly createdBy?: string
  readonly removedAt?: string
}
