import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import type { Visibility } from '../define/index.ts'
import { invalid, malformed } from '../errors.ts'
import { fileTooLarge, type Limit, type Received } from './received.server.ts'

/** What a form sent: one file, and who may see it. */
export interface Upload {
  readonly file: Received
  readonly visibility: Visibility
}

type Part = { readonly type: 'field'; readonly fieldname: string; readonly value: unknown } | FilePart

interface FilePart {
  readonly type: 'file'
  readonly fieldname: string
  readonly filename?: string
  readonly file: Readable & { readonly truncated?: boolean }
}

type Receive = (name: string, stream: AsyncIterable<Uint8Array>) => Promise<Received>

/** What the form around a file may add to it. */
const wrapping = 64 * 1024

/**
 * Reads the form to its end before anything is decided by it: the field that says who may see the file may come
 * after the file.
 */
export async function readUpload(request: FastifyRequest, limit: Limit, receive: Receive): Promise<Upload> {
  if (!request.isMultipart()) throw malformed("Send the file as 'multipart/form-data', in a field called 'file'.", 'bad_media_type')
  if (Number(request.headers['content-length'] ?? 0) > limit.bytes + wrapping) throw fileTooLarge(limit)
  let file: Received | undefined
  let visibility: Visibility = 'public'
  for await (const part of partsOf(request, limit)) {
    if (part.type === 'file') file = await takeFile(part, limit, receive)
    else if (part.fieldname === 'visibility') visibility = readVisibility(part.value)
    else throw unknownField(part.fieldname)
  }
  if (!file) throw invalid('file', { en: 'Choose a file.', de: 'Bitte eine Datei wählen.' })
  return { file, visibility }
}

async function takeFile(part: FilePart, limit: Limit, receive: Receive): Promise<Received | undefined> {
  if (part.fieldname !== 'file') throw unknownField(part.fieldname)
  const received = await receive(part.filename ?? '', whole(part, limit))
  // What a browser sends for a form in which no file was chosen.
  return received.size === 0 && !part.filename ? undefined : received
}

/** A file that is cut at the limit is read to its end all the same, so that the answer reaches a sender who is still sending. */
async function* whole({ file }: FilePart, limit: Limit): AsyncGenerator<Uint8Array> {
  try {
    yield* file
  } catch (error) {
    throw brokenOff(error)
  }
  if (file.truncated) throw fileTooLarge(limit)
}

async function* partsOf(request: FastifyRequest, limit: Limit): AsyncGenerator<Part> {
  try {
    yield* request.parts({ limits: { files: 1, fields: 4, parts: 6, fileSize: limit.bytes, fieldNameSize: 100, fieldSize: 1000 } }) as AsyncIterable<Part>
  } catch (error) {
    throw brokenOff(error)
  }
}

function brokenOff(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'FST_FILES_LIMIT') return invalid('file', { en: 'Send one file at a time.', de: 'Bitte eine Datei nach der anderen senden.' })
  if (code === 'FST_PARTS_LIMIT' || code === 'FST_FIELDS_LIMIT') return malformed("The form has more parts than 'file' and 'visibility'.", 'bad_form')
  const failure = malformed(
    {
      en: 'The upload broke off, or is no form of the kind that its header says. Nothing was saved; send it again.',
      de: 'Das Hochladen brach ab. Nichts wurde gespeichert; bitte noch einmal senden.',
    },
    'bad_form',
  )
  failure.cause = error
  return failure
}

function readVisibility(value: unknown): Visibility {
  if (value !== 'public' && value !== 'internal') throw invalid('visibility', "Visibility is 'public' or 'internal'.")
  return value
}

const unknownField = (name: string) => invalid(name, `An upload has 'file' and 'visibility', and no '${name.slice(0, 80)}'.`)
