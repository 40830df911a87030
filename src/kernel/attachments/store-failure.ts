import type { Text } from '../define/index.ts'
import { Failure } from '../errors.ts'

const full = ['ENOSPC', 'EDQUOT', 'EFBIG']
const unwritable = ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EIO', 'EMFILE', 'ENFILE']

const noRoom: Text = {
  en: 'The disk for attachments has no room left. Nothing was saved; an operator must make room.',
  de: 'Für Anhänge ist kein Platz mehr. Nichts wurde gespeichert; der Betrieb muss Platz schaffen.',
}
const notWritable: Text = {
  en: 'The folder for attachments cannot be written at the moment. Nothing was saved; an operator must look.',
  de: 'Anhänge lassen sich im Augenblick nicht speichern. Nichts wurde gespeichert; der Betrieb muss nachsehen.',
}
const lost: Text = {
  en: 'The attachment is known, but its file cannot be read. An operator must look at the folder for attachments, or restore it from a backup.',
  de: 'Den Anhang gibt es, aber seine Datei lässt sich nicht lesen. Der Betrieb muss nachsehen oder sie aus einer Sicherung holen.',
}

/** What a caller is told when a file could not be kept; anything else (the upload broke off, is too large) as it is. */
export function fileFailure(error: unknown): unknown {
  const code = codeOf(error)
  if (full.includes(code)) return told('disk_full', noRoom, 60, error)
  if (unwritable.includes(code)) return told('files_away', notWritable, 30, error)
  return error
}

export const fileLost = (error: unknown): Failure => told('file_lost', lost, 60, error)

function told(code: string, message: Text, retryAfter: number, cause: unknown): Failure {
  const failure = new Failure('unavailable', message, { code, retryAfter })
  failure.cause = cause
  return failure
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '')
