import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Model } from '../define/index.ts'
import { difference } from './difference.ts'
import { type Table, wantedTables } from './wanted.ts'

/** Beside the migrations lies what they add up to, so that definitions can be compared with it without a database. */
const snapshot = (folder: string) => join(folder, 'schema.json')

/** What the definitions want and the migrations do not give yet, as SQL; empty when they agree. */
export const pendingChanges = (model: Model, folder: string): string[] => difference(readSnapshot(folder), wantedTables(model))

/** Writes the next migration, for somebody to read before it is kept; undefined when there is nothing to change. */
export function writeMigration(model: Model, folder: string, name: string): string | undefined {
  const statements = pendingChanges(model, folder)
  if (statements.length === 0) return undefined
  const file = `${nextNumber(folder)}-${name}.sql`
  writeFileSync(join(folder, file), `-- Made from the definitions by \`npm run migration\`, then reviewed.\n\n${statements.join('\n\n')}\n`)
  writeFileSync(snapshot(folder), `${JSON.stringify(wantedTables(model), null, 1)}\n`)
  return file
}

function readSnapshot(folder: string): Table[] {
  try {
    return JSON.parse(readFileSync(snapshot(folder), 'utf8')) as Table[]
  } catch {
    return []
  }
}

function nextNumber(folder: string): string {
  const numbers = readdirSync(folder)
    .map(name => Number.parseInt(name, 10))
    .filter(n => !Number.isNaN(n))
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0')
}
