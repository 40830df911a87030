import sql from 'sql-template-tag'
import { machine } from '../kernel/actor.ts'
import { person } from '../people/index.ts'
import { createDemo } from './demo/demo.server.ts'
import { onlyTenant } from './installation.server.ts'
import { oneAtATime } from './one-at-a-time.server.ts'
import type { Runtime } from './runtime.server.ts'

/** How somebody gets in who has just started Mainstay. */
export interface Welcome {
  /** Set-up waits: the one-time link for the first administrator. */
  readonly setUpLink?: string
  /** The demo organisation is here, with people to sign in as. */
  readonly demo: boolean
}

/**
 * The first start fills an installation with the demo organisation, or, asked for an empty one, waits for its
 * first administrator. Later starts change nothing, and tell the link again as long as nobody has used it.
 */
export const firstRun = (runtime: Runtime, wish: { readonly empty: boolean }): Promise<Welcome> =>
  oneAtATime(runtime.database, 'first run', () => begin(runtime, wish))

async function begin(runtime: Runtime, { empty }: { readonly empty: boolean }): Promise<Welcome> {
  const as = (await begunAs(runtime)) ?? (await beginAs(runtime, empty ? 'begun' : 'demo'))
  const demo = as === 'demo'
  // Does nothing where the organisation is there; takes it up again where the first start was cut off.
  if (demo) await createDemo(runtime.installation, runtime.installation.store.now())
  const setUpLink = demo ? undefined : await runtime.access.prepareSetUp()
  return { demo, ...(setUpLink === undefined ? {} : { setUpLink }) }
}

type Beginning = 'demo' | 'begun'

async function beginAs({ database, installation }: Runtime, as: Beginning): Promise<Beginning> {
  await database.query(sql`insert into app.installation (name, value) values (${as}, ${installation.store.now()}) on conflict do nothing`)
  return as
}

/** What the first start made of it; an installation that has people already, such as an imported one, counts as begun. */
async function begunAs({ database, installation }: Runtime): Promise<Beginning | undefined> {
  const rows = await database.query<{ name: string }>(sql`select name from app.installation where name in ('demo', 'begun')`)
  if (rows.some(r => r.name === 'demo')) return 'demo'
  return rows.length > 0 || (await installation.records.count(machine(onlyTenant, 'set-up', 'cli'), person, undefined, 1)) > 0 ? 'begun' : undefined
}
