import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groupingText, measureText, readGrouping, readMeasure, readWithin, withinText } from './summary.ts'

test('what is asked of many records is written and read back', () => {
  for (const text of ['group', 'service.owner', 'openedAt:month', 'openedAt..resolvedAt:PT1H|PT4H|P1D', 'openedAt..now:P7D', 'reopenCount:1|2.5']) {
    const grouping = readGrouping(text)
    assert.ok(grouping, text)
    assert.equal(groupingText(grouping), text)
  }
  for (const text of ['count', 'sum:reopenCount', 'median:openedAt..resolvedAt', 'p90:openedAt..resolvedAt', "share:state == 'new' && title != 'a:b'"]) {
    const measure = readMeasure(text)
    assert.ok(measure, text)
    assert.equal(measureText(measure), text)
  }
  for (const text of ['openedAt..resolvedAt:PT1H|PT4H', 'openedAt..now:P7D|', 'weight:|-2.5']) {
    const within = readWithin(text)
    assert.ok(within, text)
    assert.equal(withinText(within), text)
  }
})

test('what is neither is not read', () => {
  for (const text of ['', ':', 'a b', 'a..b', 'a..b:month', 'a:fortnight', 'a:PT1H|', "a' --", 'a.b.', 'a..b..c:PT1H', 'a:1|pg_sleep(3)', '__proto__:']) {
    assert.equal(readGrouping(text), undefined, text)
  }
  for (const text of ['', 'counts', 'sum', 'sum:', 'p0:a', 'p100:a', 'p5.5:a', 'share:', 'share: ', 'toString:a', 'sum:a;b']) {
    assert.equal(readMeasure(text), undefined, text)
  }
  for (const text of ['a', 'a:', 'a:|', 'a:1', 'a:1|2|3', 'a:x|y']) assert.equal(readWithin(text), undefined, text)
})
