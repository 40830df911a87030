/**
 * Marks in curly braces by which builders of sites (Eleventy, Jekyll, Hugo's neighbours) write links, pictures and boxes: made into
 * Markdown. One that is not known leaves what it was given as text, or nothing; and is told of.
 */
export function withoutShortcodes(text: string, unknown: (name: string) => void): string {
  const raw: string[] = []
  // What is shown raw is about these very marks.
  const kept = text.replace(/\{%-?\s*raw\s*-?%\}([\s\S]*?)\{%-?\s*endraw\s*-?%\}/g, (_, inner: string) => `\u0000${raw.push(inner) - 1}\u0000`)
  return (
    kept
      .replace(/\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}/g, '')
      .replace(/\{%-?\s*alert\b([^%]*)%\}([\s\S]*?)\{%-?\s*endalert\s*-?%\}/g, (_, args: string, inner: string) => callout(argumentsOf(args)[0], inner))
      .replace(/\{\{\s*(?:site\.)?base_?url\s*\}\}/gi, '')
      .replace(/\{%-?\s*([a-z_]+)\s*([^%]*?)-?%\}/gi, (_, name: string, args: string) => one(name.toLowerCase(), argumentsOf(args), unknown))
      // oxlint-disable-next-line no-control-regex -- set above
      .replace(/\u0000(\d+)\u0000/g, (_, at: string) => raw[Number(at)] ?? '')
  )
}

function one(name: string, args: readonly string[], unknown: (name: string) => void): string {
  const [first = ''] = args
  switch (name) {
    case 'page':
    case 'link':
    case 'download':
    case 'asset':
      return first
    case 'image':
      return `![${args[1] ?? ''}](${first})`
    case 'image_with_class':
      return `![${args[2] ?? ''}](${first})`
    default:
      unknown(name)
      return name === 'include' || name === 'render' ? '' : first
  }
}

const argumentsOf = (args: string): string[] =>
  [...args.matchAll(/"([^"]*)"|'([^']*)'|([^\s"']+)/g)].map(([, double, single, bare]) => double ?? single ?? bare ?? '')

/** A box beside the text, as GitHub writes it. */
function callout(title: string | undefined, inner: string): string {
  const lines = inner
    .trim()
    .split('\n')
    .map(line => line.trim())
  return ['> [!NOTE]', ...(title === undefined ? [] : [`> **${title}**`, '>']), ...lines.map(line => `> ${line}`.trimEnd())].join('\n')
}
