import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { home } from '../../src/app/home.server.ts'
import { migrate, readMigrations } from '../../src/app/migrate.server.ts'
import { alone } from '../../src/app/postgres/lock.server.ts'
import { type OwnPostgres, startOwnPostgres } from '../../src/app/postgres/own-postgres.server.ts'
import { connect, type Database } from '../../src/kernel/database/index.server.ts'

export interface TestDatabase {
  /** As the application works: sees one tenant at a time. */
  readonly database: Database
  /** As the owner of the tables. */
  readonly owner: Database
  /** Address for the owner. */
  readonly url: string
  /** Address for the application's role. */
  readonly appUrl: string
  drop(): Promise<void>
}

/** One server for all test files of all runs; it stops by itself when nobody has used it for a while. */
export const testFolder = join(home, 'node_modules/.cache/mainstay/test-postgres')
const lock = join(testFolder, 'template.lock')

let count = 0
let server: Promise<Server> | undefined

interface Server {
  readonly own: OwnPostgres
  readonly template: string
}

/** A database of its own with all migrations applied, a copy of a template made once. */
export async function freshDatabase(): Promise<TestDatabase> {
  server ??= start()
  const { own, template } = await server
  const name = `test_${process.pid}_${++count}`
  await administer(own, client => client.query(`create database ${name} template ${template}`))
  const url = addressOf(own.ownerUrl, name)
  const appUrl = addressOf(own.appUrl, name)
  const database = connect({ url: appUrl, max: 6, applicationName: 'test' })
  const owner = connect({ url, max: 3, applicationName: 'test owner' })
  return {
    database,
    owner,
    url,
    appUrl,
    drop: async () => {
      await Promise.all([database.close(), owner.close()])
      await administer(own, client => client.query(`drop database ${name} with (force)`))
    },
  }
}

async function start(): Promise<Server> {
  const own = await startOwnPostgres({ folder: testFolder, database: 'test', throwaway: true })
  if (own.started) watch()
  const template = await alone(lock, () => findTemplate(own, own.started))
  return { own, template }
}

/** A process of its own, because a test file's process ends when its tests do. */
function watch(): void {
  const file = fileURLToPath(new URL('watch-postgres.ts', import.meta.url))
  spawn(process.execPath, [file], { detached: true, stdio: 'ignore' }).unref()
}

async function findTemplate(own: OwnPostgres, tidy: boolean): Promise<string> {
  const migrations = readMigrations()
  const hash = createHash('sha256')
    .update(migrations.map(m => m.checksum).join())
    .digest('hex')
  const name = `template_${hash.slice(0, 16)}`
  const known = await administer(own, client => databases(client))
  if (tidy)
    await administer(own, client =>
      dropAll(
        client,
        known.filter(other => other !== name),
      ),
    )
  if (known.includes(name)) return name
  const making = `making_${hash.slice(0, 16)}`
  await administer(own, async client => {
    await client.query(`drop database if exists ${making} with (force)`)
    await client.query(`create database ${making}`)
  })
  await migrate(addressOf(own.ownerUrl, making))
  await administer(own, client => client.query(`alter database ${making} rename to ${name}`))
  return name
}

async function databases(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ datname: string }>("select datname from pg_database where datname ~ '^(test_|template_|making_)'")
  return rows.map(row => row.datname)
}

/** What runs that were cut short left behind, and templates of earlier migrations. */
async function dropAll(client: pg.Client, names: readonly string[]): Promise<void> {
  for (const name of names) await client.query(`drop database if exists ${name} with (force)`)
}

async function administer<T>(own: OwnPostgres, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: own.ownerUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function addressOf(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}
