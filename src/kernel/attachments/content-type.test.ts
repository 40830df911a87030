import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contentType, isShowable } from './content-type.server.ts'
import { samples } from './test/samples.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const octets = 'application/octet-stream'

test('the bytes say what a file is, whatever it is called', async () => {
  assert.equal(await contentType(samples.png, 'evil.html'), 'image/png')
  assert.equal(await contentType(samples.png, 'none'), 'image/png')
  assert.equal(await contentType(bytes('%PDF-1.7\n'), 'a.txt'), 'application/pdf')
})

test('texts are known by their ending', async () => {
  assert.equal(await contentType(bytes('a,b\n1,2\n'), 'list.csv'), 'text/csv')
  assert.equal(await contentType(bytes('2026-03-02 Fehler: Übertragung'), 'server.LOG'), 'text/plain')
  assert.equal(await contentType(bytes('{"a":1}'), 'a.json'), 'application/json')
  assert.equal(await contentType(bytes(''), 'empty.txt'), 'text/plain')
})

test('bytes that are no text are no text, whatever the ending', async () => {
  assert.equal(await contentType(new Uint8Array([0xff, 0xfe, 0x41, 0x00]), 'a.txt'), octets)
  assert.equal(await contentType(new Uint8Array([0x41, 0x00]), 'a.csv'), octets)
})

test('a letter that is cut by the end of the head does not make it no text', async () =>
  assert.equal(await contentType(bytes('Grüße').subarray(0, 3), 'a.txt'), 'text/plain'))

test('what a browser might run is of no known kind', async () => {
  for (const [text, name] of [
    ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'a.svg'],
    ['<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'a.svg'],
    ['<!doctype html><script>alert(1)</script>', 'a.html'],
    ['<html>', 'a.xhtml'],
    ['alert(1)', 'a.js'],
    ['CWSabc', 'a.swf'],
    ['+ADw-script+AD4-', 'a.htm'],
    ['anything', 'constructor'],
    ['anything', 'a.constructor'],
  ] as const) {
    assert.equal(await contentType(bytes(text), name), octets, name)
  }
})

test('only pictures are shown', () => {
  for (const type of ['image/png', 'image/jpeg', 'image/gif', 'image/webp']) assert.ok(isShowable(type))
  for (const type of ['image/svg+xml', 'text/html', 'application/pdf', 'text/plain', octets, 'image/bmp']) assert.ok(!isShowable(type))
})
