import { connect } from '../../database/index.server.ts'
import type { Records } from '../../records/index.server.ts'
import { createWorker } from '../index.server.ts'
import { quiet, tenant } from './parts.ts'

/** A process that takes a job, says so, and never ends it: for the test that kills it. Called with the database's address. */
const [, , url = ''] = process.argv
const worker = createWorker({
  database: connect({ url, applicationName: 'stuck worker' }),
  tenants: () => Promise.resolve([tenant]),
  jobs: [{ name: 'page', run: () => new Promise<void>(() => console.log('running')) }],
  records: {} as Records,
  now: () => new Date().toISOString(),
  log: quiet,
  name: 'stuck',
  leaseSeconds: 1,
})
await worker.start()
