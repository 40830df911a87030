import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultsOf, type Import, importsOf } from '../scripts/boundaries.ts'

const faults = (from: string, to: string, more: Partial<Import> = {}) => faultsOf({ from, to, line: 1, typeOnly: false, dynamic: false, ...more })
const refused = (from: string, to: string, why: RegExp, more: Partial<Import> = {}) => assert.match(faults(from, to, more).join('\n'), why, `${from} -> ${to}`)
const allowed = (from: string, to: string, more: Partial<Import> = {}) => assert.deepEqual(faults(from, to, more), [], `${from} -> ${to}`)

test('arrows between the layers point one way', () => {
  refused('src/kernel/records/find.server.ts', 'src/people/index.ts', /arrows point/)
  refused('src/people/roles.ts', 'src/practices/index.ts', /arrows point/)
  refused('src/practices/incident/definition.ts', 'src/app/config.server.ts', /arrows point/)
  refused('src/engines/calendars/say.ts', 'src/practices/index.ts', /arrows point/)
  refused('src/people/index.ts', 'src/engines/calendars/index.ts', /arrows point/)
  allowed('src/practices/incident/behaviour.server.ts', 'src/engines/calendars/index.server.ts')
  allowed('src/app/serve.server.ts', 'src/kernel/api/index.server.ts')
  allowed('src/practices/incident/definition.ts', 'src/people/index.ts')
})

test('a practice imports no other practice, but what all share', () => {
  refused('src/practices/problem/definition.ts', 'src/practices/incident/index.ts', /name 'incident' instead/)
  refused('src/practices/problem/definition.ts', 'src/practices/incident/index.ts', /name 'incident' instead/, { typeOnly: true })
  allowed('src/practices/problem/definition.ts', 'src/practices/shared/words.ts')
})

test('the vocabulary imports nothing', () => {
  refused('src/kernel/define/model.ts', 'src/kernel/errors.ts', /imports nothing/)
})

test('what runs anywhere imports nothing that runs on the server only', () => {
  refused('src/kernel/rules/parse.ts', 'node:fs', /server only/)
  refused('src/kernel/rules/parse.ts', 'src/kernel/rules/sql.server.ts', /server only/)
  allowed('src/kernel/rules/parse.ts', 'src/kernel/rules/sql.server.ts', { typeOnly: true })
  allowed('src/practices/incident/index.ts', 'src/practices/incident/behaviour.server.ts', { dynamic: true })
})

test('screens take descriptions only, and only screens take screens', () => {
  refused('src/web/desk/app.tsx', 'src/kernel/records/index.server.ts', /screens may import/)
  refused('src/kernel/api/pages.server.ts', 'src/web/desk/app.tsx', /only screens/)
  refused('src/kernel/fields/index.ts', 'src/kernel/fields/text/text.web.tsx', /browser only/)
  allowed('src/web/desk/app.tsx', 'src/kernel/fields/text/text.web.tsx')
})

test('behind an index everything is private', () => {
  refused('src/app/serve.server.ts', 'src/kernel/jobs/lease.server.ts', /everything is private/)
  allowed('src/kernel/jobs/worker.server.ts', 'src/kernel/jobs/lease.server.ts')
  allowed('src/kernel/jobs/worker.test.ts', 'src/kernel/records/save.server.ts')
})

test('imports of every form are seen, with what is only types told apart', () => {
  const text = `import type { A } from './a.ts'\nimport { type B, c } from './c.ts'\nexport { d } from '../d.ts'\nconst e = () => import('./e.ts')\nimport 'pkg'`
  const seen = importsOf('src/kernel/x/y.ts', text).map(({ to, line, typeOnly, dynamic }) => ({ to, line, typeOnly, dynamic }))
  assert.deepEqual(seen, [
    { to: 'src/kernel/x/a.ts', line: 1, typeOnly: true, dynamic: false },
    { to: 'src/kernel/x/c.ts', line: 2, typeOnly: false, dynamic: false },
    { to: 'pkg', line: 5, typeOnly: false, dynamic: false },
    { to: 'src/kernel/d.ts', line: 3, typeOnly: false, dynamic: false },
    { to: 'src/kernel/x/e.ts', line: 4, typeOnly: false, dynamic: true },
  ])
})
