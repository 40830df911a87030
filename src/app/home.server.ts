import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder Mainstay is installed in: two above this file, and two above the bundle in dist/server. */
export const home = fileURLToPath(new URL('../../', import.meta.url))

export const migrationsFolder = join(home, 'migrations')

export const version: string = (JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }).version
