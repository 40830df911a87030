import { allPractices, install, onlyTenant } from '../../src/app/installation.server.ts'
import { connect } from '../../src/kernel/database/index.server.ts'
import { createHttpOut, parseAllowed } from '../../src/kernel/http-out/index.server.ts'
import { createWorker } from '../../src/kernel/jobs/index.server.ts'
import { reporting } from './reporting.ts'

/** A worker as a process of its own, for the test that kills it. Called with the database's address and the seconds of a lease. */
const [, , url = '', lease = '30'] = process.argv
const log = { info: () => {}, warn: () => {}, error: console.error }
const database = connect({ url, max: 8, applicationName: 'doomed worker' })
const { jobs, records, store } = await install({
  database,
  log,
  practices: [...allPractices, reporting],
  out: createHttpOut({ allowed: parseAllowed('127.0.0.1') }),
})
const worker = createWorker({
  database,
  tenants: async () => [onlyTenant],
  jobs,
  records,
  now: store.now,
  log,
  name: 'doomed',
  leaseSeconds: Number(lease),
  pollSeconds: 0.5,
})
await worker.start()
console.log('working')
