import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accepted, fieldOf, keepsTheLaws, operandIsValue, refusal } from '../test/laws.ts'
import { email } from './email.ts'

const field = fieldOf('email', { max: 254 })
const parse = (value: unknown) => email.parse(value, field)

keepsTheLaws(email, field, fc.emailAddress())
operandIsValue(
  email,
  fc.emailAddress().filter(address => 'value' in parse(address)),
  field,
)

test('the domain is kept in small letters, the name before it as it is', () => {
  assert.equal(accepted(parse(' Anna.Berg@Example.COM\n')), 'Anna.Berg@example.com')
})

test('an international domain is kept as it goes over the wire', () => {
  assert.equal(accepted(parse('anna@Müller.de')), 'anna@xn--mller-kva.de')
  assert.equal(accepted(parse('anna@mu\u0308ller.de')), 'anna@xn--mller-kva.de')
})

test('what mail could not reach is refused', () => {
  const wrong = [
    '',
    'anna',
    '@example.com',
    'anna@',
    'anna@example',
    'anna@.com',
    'anna@example..com',
    'anna@-x.com',
    'anna@1.2.3.4',
    'anna@[::1]',
    'an na@example.com',
    'anna@exam ple.com',
    'anna@b@example.com',
    '.anna@example.com',
    'anna.@example.com',
    'ännä@example.com',
    'Anna <anna@example.com>',
    'anna@example.com, b@example.com',
    'anna@exämple.com/x',
    'anna@exämple.com:80',
    `${'a'.repeat(65)}@example.com`,
    7,
  ]
  for (const address of wrong) refusal(parse(address))
})

test('a header cannot be smuggled in behind a line break', () => {
  refusal(parse('anna@example.com\r\nBcc: all@example.com'))
  refusal(parse('anna\n@example.com'))
})

test('an address is at most as long as the field says', () => {
  const domain = `${'b'.repeat(60)}.`.repeat(4)
  assert.equal(accepted(parse(`a@${domain}ccccc.de`)).length, 254)
  assert.match(refusal(parse(`a@${domain}cccccc.de`)), /at most 254/)
})

test('a rule may ask for a part of an address', () => {
  assert.equal(accepted(email.parseOperand('@Example.COM', field)), '@Example.COM')
  assert.equal(accepted(email.parseOperand('Anna@Example.COM', field)), 'Anna@example.com')
})
