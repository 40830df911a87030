import { join, resolve } from 'node:path'
import { localFiles } from '../../../kernel/attachments/index.server.ts'
import { connect } from '../../../kernel/database/index.server.ts'
import { importAll } from '../../../kernel/exchange/index.server.ts'
import { onlyTenant, seeder } from '../../installation.server.ts'
import { table } from '../help.server.ts'
import { defineVerb } from '../verb.server.ts'

export const verb = defineVerb({
  help: `Takes over an export ("mainstay export") into an empty installation: all of it, or nothing. Ids, numbers and histories stay what they are.
Stop the desk first. People set new passwords afterwards, because an export holds none. docs/admin/export.md says more.`,
  arguments: [{ name: 'FOLDER', help: 'the folder that was exported' }],
  run: async ({ arguments: [folder = ''], config, within, say, give }) => {
    const done = await within(async ({ installation: { model, engines }, ownerUrl }) => {
      const owner = connect({ url: ownerUrl, max: 2, applicationName: 'mainstay import', statementTimeout: 0 })
      try {
        const taken = await importAll({
          model,
          tenant: onlyTenant,
          files: localFiles(join(config.data, 'files')),
          folder: resolve(folder),
          owner,
          seededBy: seeder,
          progress: file => say(file === 'checking' ? 'checking every history' : `reading ${file}`),
        })
        say('working out what follows from the histories')
        for (const engine of engines) await engine.rebuild?.(onlyTenant)
        return taken
      } finally {
        await owner.close()
      }
    })
    const counts = Object.entries(done.records).filter(([, n]) => n > 0)
    const rows = [...counts, ['entries in histories', done.entries] as const, ['attachments', done.attachments] as const]
    give(done, ['Everything was taken over:', table(rows.map(([what, n]) => [n.toLocaleString('en'), what]))].join('\n'))
  },
})
