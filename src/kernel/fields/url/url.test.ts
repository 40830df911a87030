import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accepted, fieldOf, keepsTheLaws, refusal } from '../test/laws.ts'
import { url } from './url.ts'

const field = fieldOf('url', { max: 2000 })
const parse = (value: unknown) => url.parse(value, field)
const addresses = fc.webUrl({ withQueryParameters: true, withFragments: true, validSchemes: ['http', 'https', 'HTTPS'] })

keepsTheLaws(
  url,
  field,
  fc.oneof(
    addresses,
    fc.emailAddress().map(a => `mailto:${a}`),
  ),
)

test('an address stays as it was given, but for the blanks around it and the case of its scheme', () => {
  assert.equal(accepted(parse(' HTTPS://Example.com/Ä?q=1#x ')), 'https://Example.com/Ä?q=1#x')
  assert.equal(accepted(parse('mailto:anna@example.com?subject=Hi')), 'mailto:anna@example.com?subject=Hi')
})

test('no address runs a program or shows a page of its own', () => {
  const wrong = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://example.com/x',
    'ftp://example.com',
    '//example.com',
    'example.com',
    'http:example.com',
    '',
  ]
  for (const address of wrong) refusal(parse(address))
})

test('what browsers would take for something else is refused', () => {
  for (const address of [
    'https://exa\tmple.com',
    'https:\\\\example.com',
    'https://example.com\\@evil.example',
    'https://example.com/a b',
    'https://example.com/"onclick',
    'https://example.com/\u202egpj.exe',
  ]) {
    assert.match(refusal(parse(address)), /%20|begins with/)
  }
})

test('an address carries no password and does not pose as another', () => {
  for (const address of ['https://anna:secret@example.com', 'https://bank.example@evil.example/']) assert.match(refusal(parse(address)), /password/)
})

test('an address must lead somewhere', () => {
  for (const address of ['https://', 'http://?', 'https://[::1', 'mailto:', 'https://exa%00mple.com', 'http://1.2.3.999']) refusal(parse(address))
})

test('whatever is accepted is http, https or mailto to a browser as well', () => {
  fc.assert(
    fc.property(fc.tuple(fc.constantFrom('https://', 'mailto:', 'java', ''), fc.string({ unit: 'binary', maxLength: 20 })), parts => {
      const parsed = parse(parts.join(''))
      if ('value' in parsed) assert.ok(['http:', 'https:', 'mailto:'].includes(new URL(parsed.value).protocol))
    }),
  )
})
