import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deviceOf } from './device.ts'

test('browsers that pretend to be others are called by their own name', () => {
  const named = (agent: string) => deviceOf(agent).browser
  assert.equal(named('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36 Edg/148.0.0.0'), 'Edge')
  assert.equal(named('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36'), 'Chrome')
  assert.equal(
    named('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1'),
    'Safari',
  )
})

test('a phone is called a phone, though it names an older system too', () => {
  const on = (agent: string) => deviceOf(agent).system
  assert.equal(on('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15'), 'iPhone')
  assert.equal(on('Mozilla/5.0 (Linux; Android 16; Pixel 10) AppleWebKit/537.36'), 'Android')
})

test('what says nothing of itself is unknown', () => {
  assert.deepEqual(deviceOf(''), { browser: undefined, system: undefined })
})
