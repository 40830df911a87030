import assert from 'node:assert/strict'
import { test } from 'node:test'
import { passwordFault } from './password-rules.ts'

const anna = { email: 'anna.adler@example.com', name: 'Anna Adler' }

test('a password of twelve characters that nobody else would choose is accepted', () => {
  for (const good of [
    'blaue Kuh im Regen',
    'kdfhgd8723jd',
    'Ünïcödé-Sätze zählen auch',
    'correct battery horse staple',
    '漢字かな交じりの長い合言葉です',
    'anna mag gelbe Gummistiefel',
  ]) {
    assert.equal(passwordFault(good, anna), undefined, good)
  }
})

test('length is counted in characters, not in bytes or halves of them', () => {
  assert.notEqual(passwordFault('😀😁😂🤣😃😄😅😆😉😊😋', anna), undefined)
  assert.equal(passwordFault('kdfhgd8723j', anna)?.en.includes('12'), true)
  assert.equal(passwordFault('x1'.repeat(101), anna)?.en.includes('200'), true)
})

test('what is tried first is refused, also with digits behind it', () => {
  for (const bad of [
    'passwordpassword',
    'Password1234!',
    'P-a-s-s-w-o-r-d 123456',
    'administrator1',
    'aaaaaaaaaaaa',
    'abababababab',
    '123456789012',
    'abcdefghijklmnop',
    'qwertzuiopasdf',
    'changeme2026',
    'lkjhgfdsaqwe'.slice(0, 9) + '!!!',
  ]) {
    assert.notEqual(passwordFault(bad, anna), undefined, bad)
  }
})

test('a password made of the name or the address is refused', () => {
  for (const bad of ['anna.adler@example.com', 'Anna Adler 2026', 'AnnaAdlerAnnaAdler', 'anna.adler12'])
    assert.notEqual(passwordFault(bad, anna), undefined, bad)
  assert.equal(passwordFault('blaue Kuh im Regen', { email: null, name: 'X' }), undefined)
})
