import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'
import { home } from '../src/app/home.server.ts'

/** Where the links of a page lead that lead to files of ours. */
const linksIn = (page: string): readonly string[] =>
  [...readFileSync(join(home, page), 'utf8').matchAll(/\]\(([^)\s#]+)[^)]*\)/g)]
    .map(([, target = '']) => target)
    .filter(target => !/^[a-z]+:|^\//.test(target))
    .map(target => normalize(join(dirname(page), target)))

const docs = readdirSync(join(home, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.md'))
  .map(name => normalize(join('docs', name)))

test('every link in the documentation leads to a file that is there', () => {
  const broken = ['README.md', 'CONTRIBUTING.md', ...docs].flatMap(page =>
    linksIn(page)
      .filter(target => !existsSync(join(home, target)))
      .map(target => `${page}: ${target}`),
  )
  assert.deepEqual(broken, [])
})

test('every page for people who use or run it is named in the README', () => {
  const named = new Set(linksIn('README.md'))
  const people = docs.filter(page => !page.startsWith('docs/decisions'))
  assert.deepEqual(
    people.filter(page => !named.has(page)),
    [],
  )
})
