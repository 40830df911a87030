import assert from 'node:assert/strict'
import { test } from 'node:test'
import { render, templateFault } from './language.ts'

const values = new Map([
  ['record.title', 'Printer on fire'],
  ['actor.name', 'Ada'],
  ['comment.text', ''],
])
const known = [...values.keys()]

test('placeholders are replaced, conditions keep or drop what stands between them', () => {
  assert.equal(render('{{ actor.name }}: {{record.title}}', values), 'Ada: Printer on fire')
  assert.equal(render('a{{#if comment.text}} says {{comment.text}}{{/if}}b{{#if actor.name}}, by {{actor.name}}{{/if}}', values), 'ab, by Ada')
  assert.equal(render('{{#if comment.text}}x{{#if actor.name}}y{{/if}}z{{/if}}!', values), '!')
})

test('code stays text (A28): nothing is evaluated, nothing is looked up beyond the list', () => {
  for (const text of [
    "{{constructor.constructor('return process')()}}",
    '{{constructor}}',
    '{{__proto__}}',
    '{{toString}}',
    '${7*7}',
    '<%= 7*7 %>',
    '#{7*7}',
    '{{7*7}}',
    '{{{record.title}}',
    '{{#each x}}',
    '{{/each}}',
  ])
    assert.equal(render(text, new Map()), text)
})

test('a value that looks like a template is not read again', () => {
  const evil = new Map([['record.title', '{{actor.name}} ${7*7} {{#if x}}']])
  assert.equal(render('{{record.title}}', evil), '{{actor.name}} ${7*7} {{#if x}}')
})

test('what is wrong with a template is said by name', () => {
  assert.equal(templateFault('{{record.title}}', known), undefined)
  assert.match(templateFault('{{record.titel}}', known)?.en ?? '', /no placeholder 'record.titel'. Did you mean 'record.title'/)
  assert.match(templateFault('{{constructor}}', known)?.de ?? '', /Platzhalter „constructor“/)
  assert.match(templateFault('{{#if actor.name}}', known)?.en ?? '', /has no \{\{\/if\}\}/)
  assert.match(templateFault('{{/if}}', known)?.en ?? '', /ends nothing/)
  assert.match(templateFault('{{#if actor.name}}'.repeat(11) + '{{/if}}'.repeat(11), known)?.en ?? '', /at most 10 deep/)
  assert.equal(templateFault('${7*7} <%= x %> {{ 7*7 }}', known), undefined)
})

test('a template as long as it may be takes no time', () => {
  const begun = performance.now()
  render('{{#if a'.repeat(3000), new Map())
  render('{{ '.repeat(7000), new Map())
  assert.ok(performance.now() - begun < 200)
})
