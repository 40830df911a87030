import { writeFile } from 'node:fs/promises'
import { type FolderReport, importFolder } from '../../../channels/markdown-folder/index.server.ts'
import { equals } from '../../../kernel/define/index.ts'
import { machine } from '../../../kernel/actor.ts'
import { person } from '../../../people/index.ts'
import { onlyTenant } from '../../installation.server.ts'
import { table } from '../help.server.ts'
import { defineVerb, wrongUse } from '../verb.server.ts'

const audiences = ['internal', 'everyone', 'public'] as const

export const verb = defineVerb({
  help: `Imports a folder of Markdown with its pictures as articles; links between the pages become links between the articles. Can be run
again: what has not changed is left as it is. docs/admin/knowledge.md says more.`,
  arguments: [{ name: 'FOLDER', help: 'the folder, or a .tar.gz of it' }],
  options: {
    'open-to': { help: `Who may read them: ${audiences.join(', ')} (internal unless told)`, value: 'WHOM' },
    publish: { help: 'Publish them; without it they are drafts' },
    owner: { help: 'Who answers for them', value: 'E-MAIL' },
    language: { help: 'In which language they are where they do not say (en unless told)', value: 'CODE' },
    overwrite: { help: 'Take the text of the folder also where an article was changed here' },
    'dry-run': { help: 'Say what would happen, and write nothing' },
    report: { help: 'Write the whole report to this file (JSON)', value: 'FILE' },
  },
  run: async ({ arguments: [from = ''], options, within, say, give }) => {
    const openTo = audiences.find(one => one === (options['open-to'] ?? 'internal'))
    if (openTo === undefined) throw wrongUse(`--open-to is one of ${audiences.join(', ')}.`)
    const report = await within(async ({ installation: { records, attachments } }) => {
      const owner = options.owner === undefined ? undefined : await ownerOf(options.owner)
      return importFolder({
        records,
        attachments,
        tenant: onlyTenant,
        from,
        openTo,
        publish: options.publish,
        overwrite: options.overwrite,
        dryRun: options['dry-run'],
        ...(owner === undefined ? {} : { owner }),
        ...(options.language === undefined ? {} : { language: options.language }),
        progress: (done, total) => (done % 100 === 0 ? say(`${done} of ${total} pages`) : undefined),
      })

      async function ownerOf(email: string): Promise<string> {
        const { items } = await records.find(machine(onlyTenant, 'markdown-folder', 'cli'), person, { filter: equals('email', email) })
        const [found] = items
        if (!found) throw wrongUse(`There is nobody with the address ${email}.`)
        return found.id
      }
    })
    if (options.report !== undefined) await writeFile(options.report, `${JSON.stringify(report, null, 2)}\n`)
    give(report, inWords(report))
  },
})

function inWords(report: FolderReport): string {
  const rows: [string, string][] = [
    [String(report.created), report.dryRun ? 'would be created' : 'created'],
    [String(report.updated), report.dryRun ? 'would be updated' : 'updated'],
    [String(report.unchanged), 'unchanged'],
    [String(report.held.length), 'held back'],
    [String(report.links.kept), 'links kept'],
    [String(report.links.lost.length), 'links that lead nowhere in the folder'],
    [String(report.pictures.kept), 'pictures and files kept'],
    [String(report.pictures.missing.length), 'pictures that are not in the folder'],
  ]
  return [
    `${report.from}: ${report.files} files${report.dryRun ? '. A dry run: nothing was written.' : '.'}`,
    table(rows),
    ...list(
      'Held back:',
      report.held.map(h => `${h.path}: ${h.why}`),
    ),
    ...list('Templates of a site, kept as drafts:', report.templates),
    ...list(
      'Pictures that are missing:',
      report.pictures.missing.map(m => `${m.path}: ${m.target}`),
    ),
    ...list(
      'Links that lead nowhere:',
      report.links.lost.map(m => `${m.path}: ${m.target}`),
    ),
  ].join('\n')
}

const most = 20
const list = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0
    ? []
    : [
        title,
        ...lines.slice(0, most).map(line => `  ${line}`),
        ...(lines.length > most ? [`  and ${lines.length - most} more; --report FILE has all of them`] : []),
      ]
