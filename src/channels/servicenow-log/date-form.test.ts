import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formFault, timeReader, zoneFault } from './date-form.ts'

const read = timeReader('d/m/yyyy hh:mm', 'UTC')

test('day comes before month, padded or not', () => {
  assert.equal(read('29/2/2016 01:16'), '2016-02-29T01:16:00.000Z')
  assert.equal(read('3/12/2016 9:05'), '2016-12-03T09:05:00.000Z')
  assert.equal(read('03/12/2016 09:05'), '2016-12-03T09:05:00.000Z')
})

test('what is no such time is not read', () => {
  for (const wrong of [
    '30/2/2016 01:16',
    '29/2/2015 01:16',
    '1/13/2016 01:16',
    '1/1/2016 24:00',
    '1/1/2016 12:60',
    '1/1/16 12:00',
    '2016-02-29T01:16',
    '1/1/2016',
    ' 1/1/2016 12:00',
    '?',
    '',
  ]) {
    assert.equal(read(wrong), undefined, wrong)
  }
})

test('other forms are read as they say', () => {
  assert.equal(timeReader('yyyy-mm-dd hh:mm:ss', 'UTC')('2016-02-29 01:16:07'), '2016-02-29T01:16:07.000Z')
  assert.equal(timeReader('m/d/yyyy hh:mm', 'UTC')('2/29/2016 01:16'), '2016-02-29T01:16:00.000Z')
  assert.equal(timeReader('dd.mm.yyyy, h:mm', 'UTC')('29.02.2016, 1:16'), '2016-02-29T01:16:00.000Z')
})

test('a zone moves the time by its rules of that day', () => {
  const berlin = timeReader('d/m/yyyy hh:mm', 'Europe/Berlin')
  assert.equal(berlin('29/2/2016 01:16'), '2016-02-29T00:16:00.000Z')
  assert.equal(berlin('29/7/2016 01:16'), '2016-07-28T23:16:00.000Z')
  assert.equal(berlin('27/3/2016 02:30'), '2016-03-27T01:30:00.000Z')
  assert.equal(berlin('30/10/2016 02:30'), '2016-10-30T00:30:00.000Z')
})

test('a form without a part of the time, and a zone that is none, are told', () => {
  assert.equal(formFault('d/m/yyyy hh:mm'), undefined)
  assert.match(formFault('d/m/yyyy') ?? '', /hour, minute/)
  assert.match(formFault('d/d/yyyy hh:mm') ?? '', /month/)
  assert.equal(zoneFault('America/Sao_Paulo'), undefined)
  assert.match(zoneFault('Mars/Base') ?? '', /no time zone/)
})
