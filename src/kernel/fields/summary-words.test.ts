import assert from 'node:assert/strict'
import { test } from 'node:test'
import { choice, dateTime, duration, type Field, number } from '../define/index.ts'
import { sayBand, sayGrouping, sayKey, sayLength, sayMeasure, sayPeriod, sayValue } from './summary-words.ts'

const fields: Record<string, Field> = {
  openedAt: dateTime({ label: { en: 'Opened', de: 'Eröffnet' } }),
  resolvedAt: dateTime({ label: { en: 'Resolved', de: 'Gelöst' } }),
  effort: duration({ label: { en: 'Effort', de: 'Aufwand' } }),
  count: number({ label: { en: 'Times reopened', de: 'Wie oft' } }),
  state: choice({ new: { en: 'New', de: 'Neu' } }, { label: { en: 'State', de: 'Status' } }),
}
const at = (path: string) => fields[path]
const toResolve = { from: 'openedAt', to: 'resolvedAt' } as const

test('a length of time is said by its two largest units', () => {
  for (const [seconds, words] of [
    [0, '0 min'],
    [0.4, '0 min'],
    [42, '42 s'],
    [90, '1 min 30 s'],
    [3599, '59 min 59 s'],
    [3600, '1 h'],
    [9000, '2 h 30 min'],
    [86_400, '1 d'],
    [86_399.9, '1 d'],
    [273_600, '3 d 4 h'],
    [-3600, '−1 h'],
  ] as const)
    assert.equal(sayLength(seconds), words, String(seconds))
})

test('groups, bands, periods and measures have words in both languages', () => {
  const bands = { of: toResolve, edges: ['PT1H', 'P1D'] }
  assert.deepEqual(
    [0, 1, 2].map(band => sayBand(band, bands, at, 'en')),
    ['under 1 h', '1 h to 1 d', '1 d and more'],
  )
  assert.equal(sayBand(2, { of: { field: 'count' }, edges: ['1', '3'] }, at, 'de'), 'ab 3')
  assert.equal(sayKey('new', { by: 'state' }, at, 'de'), 'Neu')
  assert.equal(sayKey(null, { by: 'state' }, at, 'en'), 'None')
  assert.equal(sayKey('2026-04-01', { by: 'openedAt', unit: 'quarter' }, at, 'en'), 'Q2 2026')
  assert.equal(sayPeriod('2026-03-01', 'month', 'en'), 'Mar 2026')
  assert.equal(sayGrouping({ by: 'openedAt', unit: 'month' }, at, 'de'), 'Eröffnet (Monat)')
  assert.equal(sayMeasure({ is: 'percentile', percent: 90, of: toResolve }, at, 'en'), '90. Percentile: Opened → Resolved')
  assert.equal(sayValue(0.1234, { is: 'share', rule: "state == 'new'" }, at, 'en'), '12.3 %')
  assert.equal(sayValue(7200, { is: 'average', of: { field: 'effort' } }, at, 'en'), '2 h')
  assert.equal(sayValue(2.5, { is: 'average', of: { field: 'count' } }, at, 'de'), '2,5')
  assert.equal(sayValue(null, { is: 'sum', of: { field: 'count' } }, at, 'en'), '–')
})
