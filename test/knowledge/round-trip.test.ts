import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readArchive } from '../../src/channels/markdown-folder/archive.server.ts'
import { standardLimits } from '../../src/channels/markdown-folder/limits.ts'
import { isPage, pageOf } from '../../src/channels/markdown-folder/page.ts'
import { documentOf, keepsAll, markdownOf } from '../../src/web/articles/editor/markdown.ts'
import { handbook } from './handbook.ts'

/** What goes into the editor comes out of it. */

const kept: Readonly<Record<string, string>> = {
  'a box': '> [!NOTE]\n> Mind the gap.',
  'a block': 'Before.\n\n{{block: help}}\n\nAfter.',
  'a table': '| a | b |\n| --- | --- |\n| x<br>y | **z** |',
  'a picture': '![alt](/api/v1/attachments/0?inline=1)',
  'a link to an article': '[a](article:0#x)',
  code: '```js\nconst a = 1 < 2 && "x"\n```',
  'lists in lists': '- a\n  - b\n    1. c\n\n- [ ] open\n- [x] done',
  'signs that mean nothing here': '2 < 3 & 4 > 1',
  'a bare address': '<https://example.test/a_b>',
  'an address of its own': '## Set up {#setup}',
  quotes: '> one\n>\n> two',
  emphasis: '**bold** *italic* ~~gone~~ `code`',
  'a break': 'one\\\ntwo',
}

for (const [what, markdown] of Object.entries(kept)) {
  test(`${what} stays what it is`, () => {
    const once = markdownOf(documentOf(markdown))
    assert.equal(markdownOf(documentOf(once)), once)
    assert.ok(keepsAll(markdown), once)
  })
}

test('a box, a block and a bare address are written as they were', () => {
  for (const name of ['a box', 'a block', 'a bare address', 'signs that mean nothing here', 'an address of its own'])
    assert.equal(markdownOf(documentOf(kept[name] ?? '')), kept[name])
})

test('raw HTML is text, and no browser is asked to parse it', () => {
  const asked: string[] = []
  const parser = class {
    parseFromString(html: string): never {
      asked.push(html)
      throw new Error('HTML was parsed')
    }
  }
  Object.assign(globalThis, { window: { DOMParser: parser }, DOMParser: parser })
  try {
    for (const html of [
      '<img src=x onerror=alert(1)>',
      '<b>bold</b>',
      'a <svg/onload=alert(1)> b',
      '<div>\n\n<script>alert(1)</script>\n\n</div>',
      '<!-- x -->',
      '| a |\n| --- |\n| <i>x</i> |',
    ]) {
      const said = JSON.stringify(documentOf(html))
      assert.doesNotMatch(said, /"type":"(bold|italic|image)"/, html)
      assert.equal(markdownOf(documentOf(markdownOf(documentOf(html)))), markdownOf(documentOf(html)))
    }
    assert.deepEqual(asked, [])
  } finally {
    Reflect.deleteProperty(globalThis, 'window')
    Reflect.deleteProperty(globalThis, 'DOMParser')
  }
})

test('the pages of the handbook come out as they went in', { skip: handbook === undefined && 'the handbook is not here' }, async t => {
  const pages = (await readArchive(handbook ?? '', standardLimits)).filter(file => isPage(file.path)).map(pageOf)
  const lost = pages.filter(page => !keepsAll(page.body)).map(page => page.path)
  t.diagnostic(`${pages.length - lost.length} of ${pages.length}; as Markdown only: ${lost.join(', ')}`)
  assert.ok(lost.length <= pages.length * 0.05, lost.join('\n'))
})
