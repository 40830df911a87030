import type { Verb } from './verb.server.ts'

interface Entry {
  /** One line for the list of verbs. */
  readonly summary: string
  readonly load: () => Promise<{ readonly verb: Verb }>
}

/** Everything `mainstay` can do. A new verb is a file and a line here. */
export const verbs: Readonly<Record<string, Entry>> = {
  serve: { summary: 'Start the desk', load: () => import('./verbs/serve.server.ts') },
  work: { summary: 'Run background jobs only', load: () => import('./verbs/work.server.ts') },
  migrate: { summary: 'Bring the database to this version', load: () => import('./verbs/migrate.server.ts') },
  'user create': { summary: 'Add a person', load: () => import('./verbs/user-create.server.ts') },
  'token create': { summary: 'Make a token for scripts', load: () => import('./verbs/token-create.server.ts') },
  'import servicenow-log': { summary: 'Import the audit log of a ServiceNow instance', load: () => import('./verbs/import-servicenow-log.server.ts') },
  'import markdown': { summary: 'Import a folder of Markdown as articles', load: () => import('./verbs/import-markdown.server.ts') },
  import: { summary: 'Take over an export into an empty installation', load: () => import('./verbs/import.server.ts') },
  'export markdown': { summary: 'Write the articles as a folder of Markdown', load: () => import('./verbs/export-markdown.server.ts') },
  export: { summary: 'Write everything to open files', load: () => import('./verbs/export.server.ts') },
  'history verify': { summary: 'Look for records that were changed behind the back of their history', load: () => import('./verbs/history-verify.server.ts') },
  show: { summary: 'Show what follows from a definition', load: () => import('./verbs/show.server.ts') },
  doctor: { summary: 'Say what is wrong with this installation', load: () => import('./verbs/doctor.server.ts') },
  'schema check': { summary: 'Compare definitions and migrations', load: () => import('./verbs/schema-check.server.ts') },
  'schema write': { summary: 'Write the next migration', load: () => import('./verbs/schema-write.server.ts') },
  settings: { summary: 'List every setting and what it is now', load: () => import('./verbs/settings.server.ts') },
}
