import { execFileSync } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** Whom PostgreSQL runs as: it refuses root, so root lends it the system's user `postgres`. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

const user = 'postgres'

/** Undefined where the app is not root and PostgreSQL runs as the same user. */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  known ??= find() ?? make()
  return known
}

/** Asked of the system once: each question is a process. */
let known: Account | undefined

function find(): Account | undefined {
  try {
    return { uid: idOf('-u'), gid: idOf('-g') }
  } catch {
    return undefined
  }
}

const idOf = (which: '-u' | '-g'): number => Number(execFileSync('id', [which, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))

function make(): Account {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', user], { stdio: 'ignore' })
    return { uid: idOf('-u'), gid: idOf('-g') }
  } catch {
    throw new Error(
      `PostgreSQL does not run as root, and the user '${user}' could not be made. Make it (useradd --system ${user}), start Mainstay as another user, or set DATABASE_URL.`,
    )
  }
}

export function give(path: string, account: Account | undefined): void {
  if (account) chownSync(path, account.uid, account.gid)
}

/** Whether the account may walk down to the folder; it may not below a private home such as /root. */
export function canReach(folder: string, account: Account | undefined): boolean {
  if (!account) return true
  for (let at = resolve(folder); ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at)
    const needed = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & needed) === 0) return false
    if (at === dirname(at)) return true
  }
}

/** The installed programs, or a copy of them where the account can reach it. */
export function reachablePrograms(native: string, account: Account | undefined): string {
  if (canReach(native, account)) return native
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string }
  const copy = join('/var/cache/mainstay', `postgres-${version}`)
  if (existsSync(copy)) return copy
  const unfinished = `${copy}.${process.pid}`
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 })
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(unfinished, copy)
  } catch {
    rmSync(unfinished, { recursive: true, force: true }) // another process was first
  }
  return copy
}
