/**
 * Where somebody wanted to go before signing in, if that is a path of ours; else `/`. An address of somebody else's
 * can look like a path: `//evil.example`, `/\evil.example`, `/\t/evil.example` all lead away in a browser.
 */
export function safeNext(next: string | null | undefined): string {
  if (!next || next.length > 2000 || /[\x00-\x20\\\x7f]/.test(next) || !/^\/(?!\/)/.test(next)) return '/'
  const here = 'http://here.invalid'
  const found = URL.parse(next, here)
  if (!found || found.origin !== here || found.pathname.startsWith('//')) return '/'
  return found.pathname + found.search + found.hash
}
