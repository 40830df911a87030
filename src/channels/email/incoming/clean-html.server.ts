/** A mail's HTML as it may be shown: nothing that runs, asks a stranger, or leaves its frame. */
import sanitize from 'sanitize-html'
import { flatHtml } from './flat-html.ts'

export interface CleanHtml {
  readonly html: string
  /** Pictures that would have been fetched from elsewhere: loading one tells its sender who reads. */
  readonly remoteImages: number
  /** It was too long, and its end is missing. */
  readonly cut: boolean
}

const deepest = 60

/** @param imageUrl where the attachment with this content id is served; undefined if there is none */
export function cleanHtml(html: string, imageUrl: (contentId: string) => string | undefined): CleanHtml {
  let remoteImages = 0
  const image = (_name: string, { src = '', alt = '', width, height }: sanitize.Attributes): sanitize.Tag => {
    const contentId = /^cid:(.{1,250})$/is.exec(src.trim())?.[1]
    const url = contentId === undefined ? undefined : imageUrl(contentId)
    if (url !== undefined) return { tagName: 'img', attribs: { src: url, alt, ...size({ width, height }) } }
    if (contentId === undefined && src.trim() !== '') remoteImages++
    return { tagName: 'span', attribs: { class: 'image-left-out' }, text: alt.trim() || '▨' }
  }
  const flat = flatHtml(html)
  const clean = sanitize(flat.html, { ...allowed, transformTags: { ...allowed.transformTags, img: image } })
  return { html: clean, remoteImages, cut: flat.cut }
}

const size = (given: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value !== undefined && /^\d{1,4}$/.test(value) ? [[name, value]] : [])))

const colour = [/^#[0-9a-f]{3,8}$/i, /^rgba?\([\d\s,.%/]{1,40}\)$/i, /^[a-z]{3,20}$/i]
const length = [/^\d{1,3}(\.\d{1,2})?(px|pt|em|rem|%)?$/]

const allowed: sanitize.IOptions = {
  allowedTags: [
    ['p', 'br', 'div', 'span', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'code', 'kbd', 'samp', 'address'],
    ['b', 'strong', 'i', 'em', 'u', 's', 'strike', 'del', 'ins', 'sub', 'sup', 'small', 'big', 'font', 'center', 'mark', 'q', 'cite', 'abbr'],
    ['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'a', 'img'],
    ['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'colgroup', 'col'],
  ].flat(),
  allowedAttributes: {
    '*': ['dir', 'lang', 'style', 'align', 'valign'],
    a: ['href', 'rel', 'target', 'title'],
    img: ['src', 'alt', 'width', 'height'],
    span: ['class'],
    td: ['colspan', 'rowspan', 'width'],
    th: ['colspan', 'rowspan', 'width', 'scope'],
    table: ['width', 'border', 'cellpadding', 'cellspacing'],
    ol: ['start', 'type'],
    font: ['color', 'size'],
  },
  allowedClasses: { span: ['image-left-out'] },
  allowedStyles: {
    '*': {
      color: colour,
      'background-color': colour,
      'text-align': [/^(left|right|center|justify|start|end)$/],
      'font-weight': [/^(bold|normal|[1-9]00)$/],
      'font-style': [/^(italic|normal)$/],
      'text-decoration': [/^(underline|line-through|none)$/],
      'white-space': [/^(pre|pre-wrap|normal)$/],
      'padding-left': length,
      'margin-left': length,
    },
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['http', 'https'] },
  allowProtocolRelative: false,
  nestingLimit: deepest,
  transformTags: { a: sanitize.simpleTransform('a', { rel: 'noopener noreferrer nofollow', target: '_blank' }) },
}
