import assert from 'node:assert/strict'
import type { IncomingHttpHeaders } from 'node:http'
import { test } from 'node:test'
import { guardOrigin, isLocal } from './origin-guard.server.ts'

const url = 'https://desk.example.com'
const json = { 'content-type': 'application/json', 'content-length': '2' }
const send = (headers: IncomingHttpHeaders, byCookie = true, method = 'POST') => guardOrigin({ method, headers, byCookie }, url)

test('our own pages may do anything, and reading is open to all', () => {
  send({ 'sec-fetch-site': 'same-origin', ...json })
  send({ 'sec-fetch-site': 'none', ...json })
  send({ origin: url, ...json })
  send({ origin: 'http://127.0.0.1:8080', host: '127.0.0.1:8080', ...json })
  send({ 'sec-fetch-site': 'cross-site' }, true, 'GET')
})

test('another site may not, whether the browser is new or old', () => {
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'https://desk.example.com.evil.example' },
    { origin: 'http://desk.example.com' },
  ]) {
    assert.throws(() => send({ ...headers, ...json }), { kind: 'refused', code: 'cross_origin' }, JSON.stringify(headers))
    assert.throws(() => send({ ...headers, ...json }, false), { code: 'cross_origin' }, 'sign-in too')
  }
})

test('what says nothing of where it comes from is taken only without a cookie', () => {
  assert.throws(() => send(json), { code: 'cross_origin' })
  send(json, false)
})

test('only what a form of another site cannot send is read', () => {
  const own = { 'sec-fetch-site': 'same-origin', 'content-length': '10' }
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/plain;application/json', 'application/jsonp', undefined]) {
    assert.throws(() => send({ ...own, ...(type === undefined ? {} : { 'content-type': type }) }), { code: 'bad_media_type' }, String(type))
  }
  for (const type of ['application/json; charset=utf-8', 'application/merge-patch+json', 'multipart/form-data; boundary=x'])
    send({ ...own, 'content-type': type })
  send({ 'sec-fetch-site': 'same-origin' }, true, 'DELETE')
})

test('only this machine, under its own name and through no proxy, is local', () => {
  assert.equal(isLocal('127.0.0.1', { host: 'localhost:8080' }), true)
  assert.equal(isLocal('::ffff:127.0.0.1', { host: '127.0.0.1:8080' }), true)
  assert.equal(isLocal('::1', { host: '[::1]:8080' }), true)
  assert.equal(isLocal('192.0.2.1', { host: 'localhost' }), false)
  assert.equal(isLocal('127.0.0.1', { host: 'evil.example' }), false, 'a name that was made to resolve to this machine')
  assert.equal(isLocal('127.0.0.1', { host: 'localhost', 'x-forwarded-for': '192.0.2.1' }), false)
  assert.equal(isLocal('127.0.0.1', {}), false)
  assert.equal(isLocal(undefined, { host: 'localhost' }), false)
})
