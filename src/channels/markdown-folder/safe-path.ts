import { malformed } from '../../kernel/errors.ts'
import type { Limits } from './limits.ts'

/** The path of a file within its folder. @throws malformed where it leads out of it, or is none that a folder of ours could have */
export function safePath(name: string, { depth }: Limits): string {
  const path = name.replace(/^(\.\/)+/, '').replace(/\/+$/, '')
  const parts = path.split('/')
  const isOdd = path.startsWith('/') || /^[a-z]:/i.test(path) || path.includes('\\') || hasControl(path) || path.length > 400
  if (isOdd || parts.some(part => part === '..' || part === ''))
    throw malformed(`'${name.slice(0, 120)}' leads out of the folder. Nothing was imported.`, 'unsafe_path')
  if (parts.length > depth) throw malformed(`'${name.slice(0, 120)}' lies in more than ${depth} folders. Nothing was imported.`, 'too_deep')
  return path.normalize('NFC')
}

// oxlint-disable-next-line no-control-regex -- these are what is looked for
const hasControl = (path: string): boolean => /[\u0000-\u001f\u007f]/.test(path)

/** What the system or an editor keeps beside files: no part of what was written. */
export const isHousekeeping = (path: string): boolean =>
  path.split('/').some(part => part === '__MACOSX' || part === '.git' || part === '.DS_Store' || part.startsWith('._'))
