import { pendingChanges } from '../../../kernel/schema/index.server.ts'
import { migrationsFolder } from '../../home.server.ts'
import { wholeModel } from '../../installation.server.ts'
import { defineVerb } from '../verb.server.ts'

export const verb = defineVerb({
  help: 'Compares the definitions with what the migrations add up to, without a database. Exit code 1 if a migration is missing.',
  run: async ({ give }) => {
    const statements = pendingChanges(wholeModel(), migrationsFolder)
    if (statements.length === 0) give({ missing: [] }, 'The migrations give what the definitions want.')
    else give({ missing: statements }, `The definitions want what no migration gives. Write it with: npm run migration\n\n${statements.join('\n')}`)
    return statements.length === 0
  },
})
