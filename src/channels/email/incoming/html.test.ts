import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { cleanHtml } from './clean-html.server.ts'
import { bodyText, conversation } from './conversation.ts'
import { htmlToText } from './html-to-text.ts'

const clean = (html: string): string => cleanHtml(html, id => (id === 'one@x' ? '/files/1' : undefined)).html

test('nothing in a mail runs, asks a stranger or leaves its frame', () => {
  const attacks = [
    '<script>alert(1)</script><style>@import "http://e"</style><link rel=stylesheet href=http://e><meta http-equiv=refresh content="0;url=http://e">',
    '<p onclick=alert(1) style="background:url(http://e);position:fixed;color:red">x</p><iframe src=http://e></iframe><object data=http://e></object>',
    '<a href="javascript:alert(1)">x</a><a href=" java\tscript:alert(1)">x</a><a href="data:text/html,x">x</a><a href="//e">x</a>',
    '<form action=http://e><input name=a><button>go</button></form><base href=http://e><svg onload=alert(1)><math><mtext></p><img src=x onerror=alert(1)>',
    '<img src="http://e/pixel.gif"><img src="//e/p"><img srcset="http://e 2x"><video poster=http://e src=http://e></video><table background="http://e">',
    '<img src="data:image/svg+xml,<svg onload=alert(1)>"><noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  ]
  for (const html of attacks)
    assert.doesNotMatch(
      clean(html),
      /script|onclick|onerror|onload|http|\/\/e|<(?:img|iframe|form|input|base|meta|link|style|svg|video|object)\b|url\(|position/i,
      html,
    )
  assert.match(clean('<a href="https://x.example/">x</a>'), /rel="noopener noreferrer nofollow" target="_blank"/)
  assert.equal(clean('<p style="color: #f00; position: fixed">x</p>'), '<p style="color:#f00">x</p>')
})

test('pictures of the mail itself are shown, those from elsewhere leave a mark and are counted', () => {
  const { html, remoteImages } = cleanHtml('<img src="cid:one@x" width=20 height="9e9"><img src="cid:gone"><img src="https://e/p.gif" alt="Logo">', id =>
    id === 'one@x' ? '/files/1' : undefined,
  )
  assert.equal(html, '<img src="/files/1" alt="" width="20" /><span class="image-left-out">▨</span><span class="image-left-out">Logo</span>')
  assert.equal(remoteImages, 1)
})

test('HTML of three programs is read as text and split like any other', () => {
  const gmail =
    '<div dir="ltr">It works.<div>Thanks &amp; bye</div></div><br><div class="gmail_quote"><div class="gmail_attr">On Mon, 2 Mar 2026 at 10:00, Desk &lt;<a href="mailto:desk@x.example">desk@x.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote"><div>Does it work?</div></blockquote></div>'
  assert.equal(conversation({ text: undefined, html: gmail }).visible, 'It works.  \nThanks & bye')
  const outlook =
    '<p class="MsoNormal">Ja.</p><p class="MsoNormal">Es geht.</p><hr><div id="divRplyFwdMsg"><b>Von:</b> Desk &lt;desk@x.example&gt;<br><b>Gesendet:</b> Montag<br><b>An:</b> Ann<br><b>Betreff:</b> Drucker</div><p>Geht es?</p>'
  assert.equal(conversation({ text: undefined, html: outlook }).visible, 'Ja.  \nEs geht.')
  const thunderbird =
    '<p>Oui</p><div class="moz-cite-prefix">Le 02/03/2026 à 10:00, Desk a écrit :<br></div><blockquote type="cite"><pre>Ça va ?\nBien</pre></blockquote>'
  const { visible, quoted } = conversation({ text: ' \n', html: thunderbird })
  assert.deepEqual([visible, quoted], ['Oui', 'Le 02/03/2026 à 10:00, Desk a écrit :\n\n> Ça va ?  \n> Bien'])
})

test('lists, tables, links, line ends and pictures keep their sense as text', () => {
  assert.equal(
    htmlToText(
      '<style>p{}</style><h1>Two  things</h1><ul><li>a<li>b</ul><table><tr><td>1<td>2</tr></table><p>See <a href="https://x.example/a">here</a> or <a href="https://x.example/">x.example</a><br><img src="cid:one@x"><pre> a\n  b</pre>',
    ),
    'Two things\n\n- a\n- b\n\n1  2\n\nSee here <https://x.example/a> or x.example\n[cid:one@x]\n\n a\n  b',
  )
  assert.equal(bodyText({ text: 'plain', html: '<p>rich' }), 'plain')
  assert.equal(bodyText({ text: undefined, html: undefined }), '')
})

test('HTML made to be slow is cut, flat and quick', () => {
  const hard = new URL('../../../../test/fixtures/mail/hard/', import.meta.url)
  const slow = ['htmllargecallstack.eml.gz', 'outofmemory.eml.gz'].map(name => gunzipSync(readFileSync(new URL(name, hard))).toString('latin1'))
  slow.push(
    '<div>'.repeat(200_000),
    '<blockquote>'.repeat(80_000) + 'x<br>'.repeat(80_000),
    '<a href=x>'.repeat(100_000),
    '<'.repeat(1_000_000),
    '<p style="' + 'color:red;'.repeat(100_000) + '">x',
    '&'.repeat(1_000_000),
    '<td>a'.repeat(200_000),
    '<!--'.repeat(200_000),
    '<b>x</i>'.repeat(120_000),
    '<b title="</b>">x'.repeat(60_000),
    '<b><script></b></script>'.repeat(40_000),
  )
  for (const html of slow) {
    const start = process.cpuUsage()
    clean(html)
    htmlToText(html)
    const took = process.cpuUsage(start).user / 1000
    assert.ok(took < 4000, `${html.slice(0, 30)} took ${took} ms`)
  }
})
