import { migrationState } from '../../migrate.server.ts'
import { openDatabase } from '../../open-database.server.ts'
import { defineVerb } from '../verb.server.ts'

export const verb = defineVerb({
  help: 'Brings the database to this version. The desk does it by itself when it starts; it waits for one that does it already.',
  run: async ({ config, log, give }) => {
    const open = await openDatabase({ config, log, applicationName: 'mainstay migrate' })
    try {
      const { applied } = await migrationState(open.ownerUrl)
      give({ applied }, `The database is up to date: ${applied.length} migrations, the last is ${applied.at(-1) ?? 'none'}.`)
    } finally {
      await open.close()
    }
  },
})
