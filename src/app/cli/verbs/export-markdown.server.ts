import { exportFolder } from '../../../channels/markdown-folder/index.server.ts'
import { onlyTenant } from '../../installation.server.ts'
import { defineVerb } from '../verb.server.ts'

export const verb = defineVerb({
  help: `Writes the articles as a folder of Markdown with their pictures, that "mainstay import markdown" takes in again.
docs/admin/knowledge.md says more.`,
  arguments: [{ name: 'FOLDER', help: 'a new or empty folder' }],
  options: { drafts: { help: 'Articles that are being written too, as they are; without it what readers see' } },
  run: async ({ arguments: [to = ''], options, within, give }) => {
    const report = await within(({ installation: { records, attachments } }) =>
      exportFolder({ records, attachments, tenant: onlyTenant, to, drafts: options.drafts }),
    )
    give(report, `${report.articles} articles and ${report.files} files were written to ${report.to}.`)
  },
})
