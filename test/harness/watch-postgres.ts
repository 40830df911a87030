import { setTimeout as pause } from 'node:timers/promises'
import { stopUnused } from '../../src/app/postgres/own-postgres.server.ts'
import { usersOf } from '../../src/app/postgres/state.server.ts'
import { testFolder } from './database.ts'

/** Stops the tests' PostgreSQL when no test has used it for twenty seconds. */
for (let unused = 0; unused < 10; ) {
  await pause(2000)
  unused = usersOf(testFolder).length === 0 ? unused + 1 : 0
  if (unused === 10 && !(await stopUnused(testFolder))) unused = 0
}
