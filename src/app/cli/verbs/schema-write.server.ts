import { writeMigration } from '../../../kernel/schema/index.server.ts'
import { migrationsFolder } from '../../home.server.ts'
import { wholeModel } from '../../installation.server.ts'
import { defineVerb, wrongUse } from '../verb.server.ts'

export const verb = defineVerb({
  help: 'Writes the next file of the folder migrations, with what the definitions want and no migration gives yet. Read it before you keep it.',
  arguments: [{ name: 'NAME', help: 'what changes, in a word or two: incident-category', optional: true }],
  run: async ({ arguments: [name = 'records'], give }) => {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) throw wrongUse(`'${name}' is no name for a file: lower-case letters, digits and dashes only.`)
    const file = writeMigration(wholeModel(), migrationsFolder, name)
    give(
      { file: file ?? null },
      file ? `migrations/${file} is written. Read it before you keep it.` : 'There is nothing to write: the migrations give what the definitions want.',
    )
  },
})
