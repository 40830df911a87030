import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse, verbIn } from './parse.server.ts'
import { run } from './run.server.ts'
import { defineVerb, type Verb, WrongUse } from './verb.server.ts'
import { verbs } from './verbs.server.ts'

async function mainstay(...words: string[]) {
  let out = ''
  let err = ''
  const code = await run(words, { out: text => void (out += text), err: text => void (err += text) })
  return { code, out, err }
}

test('without a verb it lists what there is, and calls that wrong use', async () => {
  const { code, out } = await mainstay()
  assert.equal(code, 2)
  for (const name of Object.keys(verbs)) assert.ok(out.includes(name), name)
  assert.equal((await mainstay('--help')).code, 0)
})

test('every verb says how it is used', async () => {
  for (const name of Object.keys(verbs)) {
    const { code, out } = await mainstay(...name.split(' '), '--help')
    assert.equal(code, 0)
    assert.match(out, new RegExp(`^Usage: mainstay ${name}`, 'm'))
  }
})

test('a word that is no verb is answered with the nearest, on the error output', async () => {
  const { code, out, err } = await mainstay('migrat')
  assert.deepEqual([code, out], [2, ''])
  assert.match(err, /Did you mean 'mainstay migrate'/)
})

test('half a verb is answered with its other half', async () => {
  const { code, err } = await mainstay('schema')
  assert.equal(code, 2)
  assert.match(err, /schema check, schema write/)
})

test('an option that does not exist is wrong use', async () => {
  const { code, err } = await mainstay('migrate', '--hlep')
  assert.equal(code, 2)
  assert.match(err, /no option --hlep\. Did you mean --help\?/)
})

test('with --json a failure is told as JSON too', async () => {
  const { code, err } = await mainstay('migrate', 'now', '--json')
  assert.equal(code, 2)
  assert.match((JSON.parse(err) as { error: string }).error, /'now' is one word too many/)
})

test('a wrong setting stops every verb with one line that names it', async () => {
  const before = process.env.PORT
  process.env.PORT = 'eighty'
  const { code, err } = await mainstay('schema', 'check')
  if (before === undefined) delete process.env.PORT
  else process.env.PORT = before
  assert.equal(code, 1)
  assert.match(err, /^PORT must be a whole number.*\n$/)
})

test('the longest verb that the words begin with is meant', () => {
  assert.equal(verbIn(['token', 'create', '--for', 'me'], ['token', 'token create']), 'token create')
  assert.equal(verbIn(['import', 'file.csv'], ['import']), 'import')
  assert.equal(verbIn(['--json'], ['import']), undefined)
})

const sample: Verb = defineVerb({
  help: 'Lends a thing.',
  arguments: [{ name: 'THING', help: 'what is lent' }],
  options: { for: { help: 'who borrows it', value: 'E-MAIL', required: true }, days: { help: 'for how long', value: 'N' }, quiet: { help: 'say nothing' } },
  run: async () => {},
})

test('options, switches and arguments are read', () => {
  assert.deepEqual(parse(sample, ['drill', '--for', 'ada@example.com', '--quiet', '--json']), {
    arguments: ['drill'],
    options: { for: 'ada@example.com', days: undefined, quiet: true },
    json: true,
  })
})

test('what is missing is named with what it is for', () => {
  const said = (words: string[]) => {
    try {
      parse(sample, words)
      return ''
    } catch (error) {
      assert.ok(error instanceof WrongUse)
      return error.message
    }
  }
  assert.equal(said(['drill']), '--for E-MAIL is missing: who borrows it.')
  assert.equal(said(['--for', 'ada@example.com']), 'THING is missing: what is lent.')
  assert.match(said(['drill', '--for']), /--for/)
})
