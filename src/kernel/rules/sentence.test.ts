import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseRule, sentence } from './index.ts'
import { rule } from './test/random.ts'
import { model, thingType } from './test/things.ts'

const both = (text: string) => (['en', 'de'] as const).map(language => sentence(parseRule(text), { model, type: thingType, language }))

const said: Readonly<Record<string, readonly [en: string, de: string]>> = {
  'priority <= 2 && parent.owner == me': [
    "priority is at most High and parent's owner is me",
    'Priorität ist höchstens Hoch und Verantwortlich (Übergeordnet) bin ich',
  ],
  "size in ['low', 'high', 'asked'] && team in me.groups": [
    'size is Low, High or Asked and group is one of my groups',
    'Größe ist Niedrig, Hoch oder Gefragt und Gruppe ist eine meiner Gruppen',
  ],
  "createdAt < now() - duration('PT4H')": ['created more than 4 hours ago', 'Angelegt vor mehr als 4 Stunden'],
  "createdAt > now() - duration('P2DT1H')": ['created less than 2 days 1 hour ago', 'Angelegt vor weniger als 2 Tagen 1 Stunde'],
  "dueAt <= now() + duration('P1D')": ['due in at most 1 day', 'Fällig in höchstens 1 Tag'],
  'dueAt < now()': ['due in the past', 'Fällig in der Vergangenheit'],
  '!(dueAt < now())': ['due not in the past', 'Fällig nicht in der Vergangenheit'],
  'bought == now()': ['bought today', 'Gekauft heute'],
  "bought < '2026-03-29'": ['bought is before 29 Mar 2026', 'Gekauft liegt vor 29.03.2026'],
  "title.contains('$& vpn')": ['title contains “$& vpn”', 'Titel enthält „$& vpn“'],
  "'vpn' in labels && me in watchers": ['tags include vpn and watchers include me', 'Schlagwörter enthält vpn und Beobachter enthält mich'],
  'owner == null || !(team == null)': ['owner is empty or group is filled', 'Verantwortlich ist leer oder Gruppe ist ausgefüllt'],
  "!(size == 'low' && loud == true)": ['not (size is Low and loud is Yes)', 'nicht (Größe ist Niedrig und Laut ist Ja)'],
  "(size == 'low' || loud == false) && !(size == 'high')": [
    '(size is Low or loud is No) and size is not High',
    '(Größe ist Niedrig oder Laut ist Nein) und Größe ist nicht Hoch',
  ],
  "effort > 'PT4H'": ['effort is more than 4 hours', 'Aufwand ist mehr als 4 Stunden'],
  'title == subTitle': ['title is the same as subtitle', 'Titel ist gleich Untertitel'],
  'owner.id == me': ['owner is me', 'Verantwortlich bin ich'],
  'id != me': ['this thing is not me', 'Ding selbst bin nicht ich'],
  "'agent' in me.roles && me != null": ['I have the role agent and I am signed in', 'ich habe die Rolle agent und ich bin angemeldet'],
  false: ['never', 'nie'],
}

for (const [text, sentences] of Object.entries(said)) {
  test(`says ${text} in both languages`, () => assert.deepEqual(both(text), sentences))
}

test('who knows names says them instead of ids', () => {
  const id = '00000000-0000-7000-8000-000000000001'
  const say = (field: { options: { to?: string } }, value: unknown) => (field.options.to === 'person' && value === id ? 'Anna Berg' : undefined)
  assert.equal(
    sentence(parseRule(`owner in ['${id}'] && title == 'x'`), { model, type: thingType, language: 'en', say }),
    'owner is Anna Berg and title is “x”',
  )
})

test('every rule can be said, without a gap in it', () => {
  fc.assert(
    fc.property(rule, fc.constantFrom('en', 'de'), (given, language) => {
      assert.doesNotMatch(sentence(given, { model, type: thingType, language, say: () => 'x' }), /\{\}|undefined|\[object|^$/)
    }),
  )
})
