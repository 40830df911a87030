import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Row } from './table.ts'

const most = { desk: 250, portal: 120 } as const

/** What a browser loads before the desk and the portal show anything: the page's script and what it preloads, gzipped. */
export const scriptSizes = (folder: string): Row[] =>
  Object.entries(most).map(([page, limit]) => {
    const html = join(folder, `${page}.html`)
    if (!existsSync(html)) return { what: `first script of the ${page}`, figure: 'not built' }
    const scripts = [...readFileSync(html, 'utf8').matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(m => m[1] ?? '')
    const size = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0) / 1000
    return { what: `first script of the ${page}`, figure: `${size.toFixed(0)} kB`, promise: `under ${limit} kB`, kept: size < limit }
  })
