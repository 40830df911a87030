import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readConfig, SettingError, settings, unknownSettings } from './config.server.ts'
import { home } from './home.server.ts'

test('without any setting Mainstay listens on this machine only and keeps a database of its own', () => {
  const config = readConfig({})
  assert.equal(config.databaseUrl, undefined)
  assert.equal(config.host, '127.0.0.1')
  assert.equal(config.publicUrl, 'http://127.0.0.1:8080')
  assert.equal(config.isPublic, false)
})

test('a wrong setting is named in one line that says what it should be', () => {
  const wrong: Record<string, [string, RegExp]> = {
    PORT: ['80a', /^PORT must be a whole number from 0 to 65535, and is '80a'\.$/],
    LOG_LEVEL: ['loud', /^LOG_LEVEL must be one of debug, info, warn, error, silent, and is 'loud'\.$/],
    TRUST_PROXY: ['maybe', /^TRUST_PROXY must be yes or no/],
    PUBLIC_URL: ['desk.example.com', /^PUBLIC_URL must be an address such as/],
    HOST: ['a b', /^HOST must be one address/],
    SESSION_DAYS: ['0', /^SESSION_DAYS must be a whole number from 1/],
  }
  for (const [name, [text, line]] of Object.entries(wrong)) {
    assert.throws(
      () => readConfig({ [name]: text }),
      (error: unknown) => error instanceof SettingError && line.test(error.message) && !error.message.includes('\n'),
      name,
    )
  }
})

test('a wrong DATABASE_URL is named without the password in it', () => {
  assert.throws(
    () => readConfig({ DATABASE_URL: 'mysql://root:hunter2@db/desk' }),
    (error: unknown) => error instanceof SettingError && !error.message.includes('hunter2'),
  )
})

test('a setting left empty counts as not set', () => {
  assert.equal(readConfig({ PORT: ' ' }).port, 8080)
})

test('the public address has no slash at its end', () => {
  assert.equal(readConfig({ PUBLIC_URL: 'https://desk.example.com/' }).publicUrl, 'https://desk.example.com')
})

test('a setting that is spelt wrong is noticed', () => {
  assert.deepEqual(unknownSettings({ MAINSTAY_DTA: '/srv', PATH: '/bin' }), ['There is no setting MAINSTAY_DTA. Did you mean MAINSTAY_DATA?'])
})

test('the operators’ page lists every setting as it is', () => {
  const page = readFileSync(join(home, 'docs/operate.md'), 'utf8')
  for (const { name, meaning, otherwise } of Object.values(settings)) assert.ok(page.includes(`| \`${name}\` | ${meaning} | ${otherwise} |`), name)
})

test('a key that is too short is refused without being repeated', () => {
  assert.throws(() => readConfig({ SECRET_KEY: 'hunter2' }), /^(?!.*hunter2).*SECRET_KEY must have at least 32 characters/)
})
