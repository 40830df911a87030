import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanName, disposition, extensionOf } from './file-name.ts'

test('a name keeps what is harmless', () => {
  for (const name of ['report.pdf', 'Übersicht März.xlsx', '写真 1.png', 'a.tar.gz', 'no ending', "it's.txt", 'a (1) [final].docx'])
    assert.equal(cleanName(name), name)
})

test('a name is only a name, never a path', () => {
  assert.equal(cleanName('../../etc/passwd'), 'passwd')
  assert.equal(cleanName('C:\\Users\\ada\\report.pdf'), 'report.pdf')
  assert.equal(cleanName('folder/'), 'folder')
})

test('what cannot be seen or turns the writing round is left out', () => {
  assert.equal(cleanName('invoice\u202efdp.exe'), 'invoicefdp.exe')
  assert.equal(cleanName('a\u0000b\r\nc\u200b.txt'), 'abc.txt')
})

test('what file systems refuse is replaced', () => {
  assert.equal(cleanName('a:b*c?"d<e>|.txt'), 'a_b_c__d_e__.txt')
  assert.equal(cleanName('con.txt'), '_con.txt')
  assert.equal(cleanName('trailing. . '), 'trailing')
  assert.equal(cleanName('.htaccess'), 'htaccess')
})

test('a name of nothing is called file', () => {
  for (const name of ['', ' ', '..', '/', '\u200b', '...']) assert.equal(cleanName(name), 'file')
})

test('a long name is cut before its ending, between letters', () => {
  const cut = cleanName(`${'𝒜'.repeat(500)}.pdf`)
  assert.equal([...cut].length, 120)
  assert.ok(cut.endsWith('𝒜.pdf'))
})

test('a name in composed and in decomposed letters is the same', () => assert.equal(cleanName('u\u0308.txt'), cleanName('ü.txt')))

test('the ending is in lower case', () => {
  assert.equal(extensionOf('A.TXT'), 'txt')
  assert.equal(extensionOf('none'), '')
})

test('a header names the file for old programs and new ones', () => {
  assert.equal(disposition('attachment', 'report.pdf'), 'attachment; filename="report.pdf"')
  assert.equal(disposition('attachment', 'Übersicht €.pdf'), `attachment; filename="Ubersicht _.pdf"; filename*=UTF-8''%C3%9Cbersicht%20%E2%82%AC.pdf`)
  assert.equal(disposition('inline', `a"b\\c%41'(1).png`), `inline; filename="a_b_c_41'(1).png"; filename*=UTF-8''a%22b%5Cc%2541%27%281%29.png`)
})

test('no name breaks out of its header', () => {
  for (const name of ['a"; x=y', 'a\r\nSet-Cookie: b', '写真'])
    assert.match(disposition('attachment', cleanName(name)), /^attachment; filename="[\x20-\x21\x23-\x7e]*"(; filename\*=UTF-8''[\w%.~!*-]+)?$/)
})
