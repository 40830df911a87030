import { join, resolve } from 'node:path'
import { localFiles } from '../../../kernel/attachments/index.server.ts'
import { exportAll } from '../../../kernel/exchange/index.server.ts'
import { onlyTenant } from '../../installation.server.ts'
import { table } from '../help.server.ts'
import { defineVerb } from '../verb.server.ts'

export const verb = defineVerb({
  help: `Writes everything to open files in a new folder: all records, their histories with hashes, all attachments. Passwords, sessions and tokens
are left out. "mainstay import FOLDER" takes them over into an empty installation. docs/admin/export.md says more.`,
  arguments: [{ name: 'FOLDER', help: 'where to; it must not exist, or have nothing in it' }],
  run: async ({ arguments: [folder = ''], config, within, say, give }) => {
    const done = await within(({ installation: { store } }) =>
      exportAll({
        store,
        tenant: onlyTenant,
        files: localFiles(join(config.data, 'files')),
        folder: resolve(folder),
        progress: file => say(`writing ${file}`),
      }),
    )
    const counts = Object.entries(done.records).filter(([, n]) => n > 0)
    const rows = [...counts, ['entries in histories', done.entries] as const, ['attachments', done.attachments] as const]
    const lost = done.lost.map(sha256 => `The bytes of a file are lost, and are not in the export: ${sha256}`)
    give(done, [`Everything is in ${done.folder}:`, table(rows.map(([what, n]) => [n.toLocaleString('en'), what])), ...lost].join('\n'))
  },
})
