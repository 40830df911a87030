import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compiler } from 'markdown-to-jsx/react'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { asMarkdown } from './as-markdown.ts'

/** As src/web/ui/markdown.tsx shows it. */
const shown = (text: string): string =>
  renderToStaticMarkup(createElement('div', null, compiler(asMarkdown(text), { disableParsingRawHTML: true, forceBlock: true, wrapper: null })))
const words = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, '&')
const fold = (text: string): string => text.replace(/[\s\u00a0]+/g, '')

test('a text shows as it was written, whatever Markdown would make of it', () => {
  const tricky = ['a_b_c *x* **y**', '# no\n## x', '- a\n- b\n\n1. c\n2) d', '<b>hi</b> &amp; &gt; &#65;', '    code\n\ttab', '```\nx\n```', 'a\n===\nb\n---']
  tricky.push(
    '| a | b |\n|---|---|\n| c | d |',
    '![x](y) [l](javascript:alert(1))',
    '~~no~~ ==m== $x$ :+1: [ ] x [^1]',
    'C:\\temp\\new \\* end\\',
    '* * *',
    '\\',
    '+ x',
    '[x]: y',
  )
  for (const text of tricky) {
    assert.equal(fold(words(shown(text))), fold(text), text)
    assert.doesNotMatch(shown(text), /<(b|strong|em|h\d|li|ul|ol|pre|code|table|img|del|hr|input)\b/, text)
  }
})

test('no text of ordinary signs makes anything but paragraphs, line ends, quotes and links', () => {
  const piece = fc.constantFrom(
    '*',
    '_',
    '`',
    '#',
    '- ',
    '+ ',
    '1. ',
    '[',
    ']',
    '(',
    ')',
    '<',
    '!',
    '|',
    '~',
    '\\',
    '&',
    ';',
    'amp',
    'a',
    'b c',
    ' ',
    '\n',
    '\n\n',
    '    ',
    '=',
    '==',
    '--',
    ':',
    'ü',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
      const text = pieces.join('')
      assert.equal(fold(words(shown(text))), fold(text))
      assert.doesNotMatch(shown(text), /<(?!\/?(div|p|br|a|blockquote)\b)/)
    }),
    { numRuns: 2000 },
  )
})

test('lines end where they ended, quotes are quotes, addresses of pages are links, and pictures are shown where they are known', () => {
  assert.equal(shown('one\ntwo\n\nthree'), '<div><p>one<br/>two</p><p>three</p></div>')
  assert.equal(shown('> q\n>> r\n\nanswer'), '<div><blockquote><p>q</p><blockquote><p>r</p></blockquote></blockquote><p>answer</p></div>')
  assert.match(shown('see https://x.example/a_b?c=1&d=2.'), /<a href="https:\/\/x\.example\/a_b\?c=1&amp;d=2">https:\/\/x\.example\/a_b\?c=1&amp;d=2<\/a>\./)
  assert.equal(asMarkdown('Look: [cid:one@x] [cid:two]', { urlOf: id => (id === 'one@x' ? '/files/1' : undefined) }), 'Look: ![](/files/1) \\[cid:two\\]')
})
