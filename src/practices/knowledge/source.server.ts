import { equals, type InputOf, type RowOf } from '../../kernel/define/index.ts'
import type { Context } from '../../kernel/records/behaviour.ts'
import type { Ability } from '../shared/abilities.server.ts'
import type { article } from './definition.ts'
import { articleUse } from './use.definition.ts'

type Article = RowOf<typeof article>
type Input = InputOf<typeof article>
type Source = Readonly<Record<string, unknown>>

/**
 * An article is made from a problem or an incident in one act, by naming it: what is not given comes from there. It is read as
 * whoever writes the article, so that nothing gets into it that they may not see.
 */
export const fromWork: Ability<typeof article> = {
  before: {
    create: async ({ row }, context) => {
      const { records, actor, record } = context
      if (row.problem) return filled(row, aboutProblem((await records.get(actor, record('problem'), row.problem)) as Source, actor.language))
      if (row.incident) return filled(row, aboutIncident((await records.get(actor, record('incident'), row.incident)) as Source, actor.language))
      return undefined
    },
  },
  after: {
    create: async ({ row }, context) => {
      if (row.problem || row.incident) await linked(row, context)
    },
  },
}

/** What was given stays; the rest is taken over. */
function filled(row: Article, made: Input): Input {
  const own = Object.entries(made).filter(([name]) => name === 'kind' || isBlank(row[name as keyof Article]))
  const values = Object.fromEntries(own)
  return { ...values, ...('title' in values ? { heading: values.title } : {}) } as Input
}

const isBlank = (value: unknown) => value === null || value === undefined || value === ''

const words = {
  en: {
    symptom: 'What happens',
    cause: 'Why it happens',
    workaround: 'How to live with it',
    fix: 'How it is mended',
    solution: 'What helps',
    todo: 'Not known yet.',
  },
  de: {
    symptom: 'Was geschieht',
    cause: 'Woran es liegt',
    workaround: 'Wie man damit zurechtkommt',
    fix: 'Wie es behoben wird',
    solution: 'Was hilft',
    todo: 'Noch nicht bekannt.',
  },
}

type Language = keyof typeof words

const part = (heading: string, text: unknown): string => (typeof text === 'string' && text.trim() !== '' ? `## ${heading}\n\n${text.trim()}` : '')
const joined = (...parts: readonly string[]): string => parts.filter(p => p !== '').join('\n\n')

/** A known-error article. */
const aboutProblem = (problem: Source, language: Language): Input => ({
  kind: 'knownError',
  title: String(problem.title),
  language,
  service: (problem.service ?? null) as string | null,
  body: joined(
    part(words[language].symptom, problem.description ?? problem.title),
    part(words[language].cause, problem.causeNotes),
    part(words[language].workaround, problem.workaround ?? words[language].todo),
    part(words[language].fix, problem.fixNotes),
  ),
})

const aboutIncident = (incident: Source, language: Language): Input => ({
  kind: 'answer',
  title: String(incident.title),
  language,
  service: (incident.service ?? null) as string | null,
  body: joined(
    part(words[language].symptom, incident.description ?? incident.title),
    part(words[language].solution, incident.resolutionNote ?? words[language].todo),
  ),
})

/** It belongs to what it was made from, which it has solved where that is done. */
async function linked(row: Article, { records, by, record }: Context): Promise<void> {
  const actor = by('knowledge')
  const name = row.problem ? 'problem' : 'incident'
  const id = row.problem ?? row.incident ?? ''
  const { items } = await records.find(actor, record(name), { filter: equals('id', id) })
  const solved = (items[0] as { readonly category?: string } | undefined)?.category === 'done'
  await records.create(actor, articleUse, { article: row.id, [name]: id, solved })
}
