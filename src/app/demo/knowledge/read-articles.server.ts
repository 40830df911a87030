import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { home } from '../../home.server.ts'

/** An article of the organisation as its file has it, by the keys of the organisation. */
export interface ArticleFile {
  /** The file's name without its ending; links between articles are to `slug.md`. */
  readonly slug: string
  /** What stands before the text: `title`, `topic`, `openTo`, `owner` ... each a line. */
  readonly facts: Readonly<Record<string, string>>
  readonly body: string
}

const folder = join(home, 'src/app/demo/knowledge')

/** All of them, in the order of their names. */
export const articleFiles = (): readonly ArticleFile[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.md'))
    .toSorted()
    .map(name => articleIn(name.slice(0, -'.md'.length), readFileSync(join(folder, name), 'utf8')))

function articleIn(slug: string, text: string): ArticleFile {
  const [, head = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? []
  const facts = head.split('\n').map(line => {
    const [, name = '', value = ''] = /^(\w+): (.+)$/.exec(line) ?? []
    return [name, value] as const
  })
  return { slug, facts: Object.fromEntries(facts), body }
}
