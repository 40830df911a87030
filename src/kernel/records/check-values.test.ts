import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failureOf, loan, loanDesk } from '../../../test/harness/loans.ts'

const { records, bea, cleo, asks } = await loanDesk()

test('a condition is kept in the form that filters have', async () => {
  const it = await asks({ fits: " title.contains('drill')&&(size=='large') " })
  assert.equal(it.fits, "title.contains('drill') && size == 'large'")
})

test('a field that does not exist is told with its place and the one that was meant', async () => {
  const { kind, fields, message } = await failureOf(asks({ fits: "size == 'large' && titel == 'x'" }))
  assert.deepEqual([kind, fields], ['invalid', ['fits']])
  assert.match(message, /There is no field 'titel' in loan\. Did you mean 'title'\? \(At character 20: titel\)/)
})

test('so is what cannot be asked of a field', async () => {
  assert.match((await failureOf(asks({ fits: "size == 'huge'" }))).message, /size: Choose one of: small, large/)
  assert.match((await failureOf(asks({ fits: "title == 'size' && size < 'small'" }))).message, /cannot be asked with <.*At character 20/)
})

test('the field beside it says what it is about', async () => {
  assert.equal((await asks({ about: 'person', condition: 'active == true' })).condition, 'active == true')
  assert.match((await failureOf(asks({ about: 'person', condition: "size == 'large'" }))).message, /no field 'size' in person/)
  assert.match((await failureOf(asks({ about: 'persn', condition: 'active == true' }))).message, /no record type 'persn'.*Did you mean 'person'/)
  assert.match((await failureOf(asks({ condition: 'active == true' }))).message, /Say first what the condition is about \(About\)/)
})

test('once that changes, the condition must fit again', async () => {
  const it = await asks({ about: 'person', condition: 'active == true' })
  assert.deepEqual((await failureOf(records.change(cleo, loan, it.id, { about: 'incident' }))).fields, ['condition'])
  assert.equal((await records.change(cleo, loan, it.id, { about: 'incident', condition: 'impact != null' })).about, 'incident')
  assert.equal((await records.change(cleo, loan, it.id, { about: null, condition: null })).condition, null)
})

test('conditions in rows are looked at as well, each by its row', async () => {
  const hours = [
    { day: 'monday', from: null, to: null, by: null, unless: 'insured == true' },
    { day: 'friday', from: null, to: null, by: null, unless: 'inshured == true' },
  ] as const
  const { fields, message } = await failureOf(asks({ hours }))
  assert.deepEqual(fields, ['hours'])
  assert.match(message, /^(?!.*Row 1).*Row 2, Unless: There is no field 'inshured' in loan\. Did you mean 'insured'\?/)
})

test('its author cannot ask for what they may not read', async () => {
  assert.equal((await asks({ fits: 'level == 1' }, cleo)).fits, 'level == 1')
  const { message } = await failureOf(asks({ fits: 'level == 1' }, bea))
  assert.match(message, /There is no field 'level' in loan/)
})

test('faults are told in German too', async () => {
  assert.match((await failureOf(asks({ about: 'persn', condition: 'active == true' }, { ...bea, language: 'de' }))).message, /Einen Datensatztyp „persn“/)
})
