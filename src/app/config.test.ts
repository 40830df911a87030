import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { certificateFor } from '../../test/harness/certificate.ts'
import { readConfig, SettingError, settings, unknownSettings } from './config.server.ts'
import { machineFindings } from './doctor/machine.server.ts'
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

test('a certificate and its key that cannot be read, or do not fit together, stop the start in words', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mainstay-config-'))
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const [own, other] = [certificateFor('mx.help.example'), certificateFor('mx.help.example')]
  const [cert, key, foreign, text] = [file('cert', own.cert), file('key', own.key), file('other', other.key), file('text', 'hello')]
  const faultOf = (MAIL_TLS_CERT_FILE: string, MAIL_TLS_KEY_FILE: string) => {
    try {
      readConfig({ MAIL_TLS_CERT_FILE, MAIL_TLS_KEY_FILE })
      return ''
    } catch (error) {
      assert.ok(error instanceof SettingError)
      return error.message
    }
  }
  try {
    assert.equal(faultOf(cert, key), '')
    assert.match(faultOf(cert, foreign), /^MAIL_TLS_KEY_FILE is not the private key of the certificate/)
    assert.match(faultOf(cert, join(folder, 'nowhere')), /^MAIL_TLS_KEY_FILE names .*nowhere, which cannot be read\.$/)
    assert.match(faultOf(join(folder, 'nowhere'), key), /^MAIL_TLS_CERT_FILE names .*nowhere, which cannot be read\.$/)
    assert.match(faultOf(text, key), /^MAIL_TLS_CERT_FILE names .*text, which holds no certificate in PEM\.$/)
    assert.match(faultOf(cert, text), /^MAIL_TLS_KEY_FILE names .*text, which holds no private key/)
    assert.match(faultOf(file('half', `${own.cert}-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n`), key), /cannot be used: /)
    assert.match(faultOf(cert, ''), /belong together: set both, or none\.$/)
    assert.deepEqual(
      [readConfig({}).mailTls, readConfig({ MAIL_TLS_CERT_FILE: cert, MAIL_TLS_KEY_FILE: key }).mailTls],
      [undefined, { certFile: cert, keyFile: key }],
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the doctor says until when the certificate is good, and when that is soon', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mainstay-config-'))
  const [certFile, keyFile] = [join(folder, 'cert'), join(folder, 'key')]
  const found = (daysLeft: number, more = { MAIL_LISTEN: '2525' }) => {
    const { cert, key } = certificateFor('mx.help.example', new Date(Date.now() + daysLeft * 86_400_000))
    writeFileSync(certFile, cert)
    writeFileSync(keyFile, key)
    const config = readConfig({ ...more, MAIL_TLS_CERT_FILE: certFile, MAIL_TLS_KEY_FILE: keyFile, MAINSTAY_DATA: folder })
    const [one] = machineFindings(config).filter(f => f.what === 'mail tls')
    return `${one?.state} ${one?.message}`
  }
  try {
    assert.match(found(30), /^ok The certificate for DNS:mx\.help\.example is good until \d{4}-\d\d-\d\d\.$/)
    assert.match(found(3), /^warning .* is good until/)
    assert.match(found(-3), /^warning .* was good until/)
    assert.match(found(30, { MAIL_LISTEN: '' }), /^warning .* no mail is taken in/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
