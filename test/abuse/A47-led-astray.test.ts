import assert from 'node:assert/strict'
import { test } from 'node:test'
import { door, password } from '../harness/door.ts'

test('signing in leads to a page of ours, whatever the address asks for', async () => {
  const desk = await door()
  try {
    const { email } = await desk.somebody(['agent'])
    const evil = [
      '//evil.example',
      '\\\\evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      '/\r\n/evil.example',
      'https://evil.example',
      'https:evil.example',
      'javascript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      '/..//evil.example',
      '/.//evil.example',
      '@evil.example',
      '.evil.example',
    ]
    for (const next of evil) {
      const answer = await desk.browser().post('/sign-in', { email, password, next })
      assert.deepEqual(answer.json(), { next: '/' }, JSON.stringify(next))
      assert.equal(answer.headers.location, undefined)
    }
  } finally {
    await desk.close()
  }
})
