import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accountSubject, mailbox, network } from './subject.server.ts'

test('neither case, a tag nor blanks make another mailbox', () => {
  for (const spelling of ['Anna@Example.com', ' anna@example.com ', 'anna+desk@example.com', 'ANNA+a+b@EXAMPLE.COM', 'ａnna@example.com'])
    assert.equal(mailbox(spelling), 'anna@example.com', spelling)
  assert.notEqual(accountSubject('anna@example.com'), accountSubject('anna@example.org'))
})

test('what is typed is not kept', () => {
  assert.doesNotMatch(accountSubject('my password'), /password/)
})

test('all of an IPv6 network counts as one address', () => {
  assert.equal(network('2001:db8:1:2:3:4:5:6'), network('2001:0db8:0001:0002::9'))
  assert.notEqual(network('2001:db8:1:2::1'), network('2001:db8:1:3::1'))
  assert.equal(network('::1'), '0:0:0:0::/64')
  assert.equal(network('fe80::1%eth0'), 'fe80:0:0:0::/64')
})

test('an IPv4 address is itself, also where it is written as IPv6', () => {
  assert.equal(network('::ffff:192.0.2.7'), '192.0.2.7')
  assert.equal(network('192.0.2.7'), '192.0.2.7')
})
