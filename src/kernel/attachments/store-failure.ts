import { Failure } from '../errors.ts'

const full = ['ENOSPC', 'EDQUOT', 'EFBIG']
const unwritable = ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EIO', 'EMFILE', 'ENFILE']

/** What a caller is told when a file could not be kept; anything else (the upload broke off, is too large) as it is. */
export function fileFailure(error: unknown): unknown {
  const code = codeOf(error)
  if (full.includes(code)) return told('disk_full', 'The disk for attachments has no room left. Nothing was saved; an operator must make room.', 60, error)
  if (unwritable.includes(code))
    return told('files_away', 'The folder for attachments cannot be written at the moment. Nothing was saved; an operator must look.', 30, error)
  return error
}

export const fileLost = (error: unknown): Failure =>
  told(
    'file_lost',
    'The attachment is known, but its file cannot be read. An operator must look at the folder for attachments, or restore it from a backup.',
    60,
    error,
  )

function told(code: string, message: string, retryAfter: number, cause: unknown): Failure {
  const failure = new Failure('unavailable', message, { code, retryAfter })
  failure.cause = cause
  return failure
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '')
