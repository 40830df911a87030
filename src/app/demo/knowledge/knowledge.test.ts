import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogue } from '../catalogue/index.ts'
import { audiences } from '../organisation/audiences.ts'
import { people } from '../organisation/people.ts'
import { services } from '../organisation/services.ts'
import { topics } from '../organisation/topics.ts'
import { type ArticleFile, articleFiles } from './read-articles.server.ts'

const articles = articleFiles()
const bySlug = new Map(articles.map(article => [article.slug, article]))
const told = (say: (article: ArticleFile) => readonly string[]) => articles.flatMap(article => say(article).map(fault => `${article.slug}: ${fault}`))

const states = ['draft', 'review', 'scheduled', 'published', 'outdated', 'retired']
const allowed: Readonly<Record<string, (value: string) => boolean>> = {
  title: value => value.length <= 200,
  topic: value => value in topics,
  kind: value => ['howTo', 'answer', 'knownError', 'policy', 'reference'].includes(value),
  openTo: value => ['internal', 'audience', 'everyone', 'public'].includes(value),
  owner: value => value in people,
  language: value => value === 'en' || value === 'de',
  keywords: value => value.split(', ').every(word => word.length > 0 && word.length <= 50),
  state: value => states.includes(value),
  reviewAt: value => /^-?\d+$/.test(value),
}
const optional: typeof allowed = {
  audience: value => Object.values(audiences).some(({ name }) => name === value),
  service: value => value in services,
  translationOf: value => bySlug.get(value)?.facts.translationOf === undefined && bySlug.has(value),
  stale: value => value === 'true',
  changeNote: value => value.length <= 400,
}

test('there are sixty articles, and five of them in German too', () => {
  const translations = articles.filter(({ facts }) => facts.translationOf !== undefined)
  assert.equal(articles.length - translations.length, 60)
  assert.equal(translations.length, 5)
  assert.equal(articles.filter(({ facts }) => facts.openTo === 'internal' && facts.state === 'published').length, 5)
})

test('what stands before each text names what there is', () => {
  const faults = told(({ facts }) => [
    ...Object.keys(allowed)
      .filter(name => facts[name] === undefined)
      .map(name => `${name} is missing`),
    ...Object.entries(facts)
      .filter(([name, value]) => !(allowed[name] ?? optional[name])?.(value))
      .map(([name, value]) => `${name}: ${value}`),
    ...((facts.openTo === 'audience') === (facts.audience !== undefined) ? [] : ['an audience goes with openTo: audience']),
  ])
  assert.deepEqual(faults, [])
})

test('a translation is behind exactly where its original was changed', () => {
  const behind = articles.filter(({ facts }) => facts.stale).map(({ facts }) => facts.translationOf)
  const changed = articles.filter(({ facts }) => facts.changeNote).map(({ slug }) => slug)
  assert.deepEqual(new Set(behind), new Set(changed))
})

test('every link leads to an article, and to a heading that it has', () => {
  const faults = told(({ body }) =>
    linksIn(body)
      .filter(target => {
        const [file = '', anchor] = target.split('#')
        const other = bySlug.get(file.replace(/\.md$/, ''))
        return !other || (anchor !== undefined && !headingsOf(other).includes(anchor))
      })
      .map(target => `leads to ${target}`),
  )
  assert.deepEqual(faults, [])
})

test('what everybody may read leads to nothing that they may not', () => {
  const wide = { public: 0, everyone: 1, audience: 2, internal: 3 } as const
  const rank = ({ facts }: ArticleFile) => wide[facts.openTo as keyof typeof wide]
  const faults = told(article =>
    linksIn(article.body).flatMap(target => {
      const other = bySlug.get(target.replace(/\.md.*$/, ''))
      // Whoever is signed in may read both; guests are not sent to a sign-in by an article of theirs more than need be.
      return other && rank(other) === 3 && rank(article) < 3 ? [`leads to the internal ${target}`] : []
    }),
  )
  assert.deepEqual(faults, [])
})

test('what is published leads only to what is published', () => {
  const faults = told(({ facts, body }) =>
    linksIn(body)
      .filter(target => facts.state === 'published' && bySlug.get(target.replace(/\.md.*$/, ''))?.facts.state !== 'published')
      .map(target => `leads to ${target}`),
  )
  assert.deepEqual(faults, [])
})

test('what it says to order stands in the catalogue under that name', () => {
  const names = new Set(Object.values(catalogue).flatMap(({ name }) => [name.en, name.de]))
  const ordered = /\border(?:s|ed)? \*\*([^*]+)\*\*|\bbestellen [^*\n]{0,30}\*\*([^*]+)\*\*/gi
  const faults = told(({ body }) => [...body.matchAll(ordered)].map(([, en, de]) => en ?? de ?? '').filter(name => !names.has(name)))
  assert.deepEqual(faults, [])
})

test('no two headings of an article are alike, and none stands above the title', () => {
  const faults = told(article => {
    const headings = headingsOf(article)
    return [...headings.filter((one, i) => headings.indexOf(one) !== i), ...(/^# /m.test(withoutCode(article.body)) ? ['has a first heading of its own'] : [])]
  })
  assert.deepEqual(faults, [])
})

test('tables have the same number of cells in every line', () => {
  const cells = (line: string) => line.replace(/\\\|/g, '').split('|').length
  const faults = told(({ body }) =>
    withoutCode(body)
      .split(/\n(?!\|)/)
      .map(block => block.split('\n').filter(line => line.startsWith('|')))
      .filter(lines => lines.some(line => cells(line) !== cells(lines[0] ?? '')))
      .map(lines => `table ${lines[0]}`),
  )
  assert.deepEqual(faults, [])
})

test('what is open to read is long enough to help and short enough to read', () => {
  const words = ({ body }: ArticleFile) => body.split(/\s+/).length
  const current = articles.filter(({ facts }) => facts.state === 'published')
  assert.deepEqual(
    current.filter(article => words(article) < 150 || words(article) > 520).map(article => `${article.slug} ${words(article)}`),
    [],
  )
})

const withoutCode = (body: string) => body.replace(/^```.*?^```/gms, '')
const linksIn = (body: string) => [...withoutCode(body).matchAll(/\]\(([^)]+)\)/g)].map(match => match[1] ?? '')
const headingsOf = ({ body }: ArticleFile) =>
  [...withoutCode(body).matchAll(/^#{2,4} (.+)$/gm)].map(match =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  )
