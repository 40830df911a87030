import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cookieHeader, cookieOf } from './cookie.ts'

const session = { secret: 'abc', expiresAt: '2026-03-09T08:00:00.000Z' }

test('over https the cookie is bound to this host, and scripts never see it', () => {
  assert.equal(
    cookieHeader('https://desk.example.com', session),
    '__Host-mainstay=abc; Path=/; Expires=Mon, 09 Mar 2026 08:00:00 GMT; HttpOnly; SameSite=Lax; Secure',
  )
})

test('over plain http it has a plain name', () => {
  assert.equal(cookieHeader('http://127.0.0.1:8080', undefined), 'mainstay=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Lax')
})

test('it is found among others, and only under its own name', () => {
  assert.equal(cookieOf('http://x', 'a=b; mainstay=abc; c=d'), 'abc')
  assert.equal(cookieOf('http://x', 'xmainstay=abc'), undefined)
  assert.equal(cookieOf('https://x', 'mainstay=abc'), undefined)
  assert.equal(cookieOf('http://x', 'mainstay='), undefined)
  assert.equal(cookieOf('http://x', undefined), undefined)
})
