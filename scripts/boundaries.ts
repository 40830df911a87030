/** Checks that imports point the way docs/architecture.md says. Prints every one that does not, and exits with 1. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseSync } from 'oxc-parser'

export interface Import {
  /** Paths from the root of the repository; a package or Node's own part keeps its name. */
  readonly from: string
  readonly to: string
  readonly line: number
  /** Only types are taken, so that nothing of it is there at run time. */
  readonly typeOnly: boolean
  readonly dynamic: boolean
}

/** Each may import itself and what stands after it. */
const layers = ['app', 'channels', 'practices', 'engines', 'people', 'kernel']

/** What the screens may take: descriptions of records, and what draws them. */
const forScreens = [
  /^src\/kernel\/(define|fields|rules)\//,
  /^src\/kernel\/(errors|actor)\.ts$/,
  /^src\/kernel\/history\/entry\.ts$/,
  /^src\/(channels|practices|people|engines)\/.*(\.web\.tsx?|(definition|index)\.ts)$/,
]

/** What a part gives besides its index: the contracts that practices are written against, and the kernel's own view of records. */
const faces = new Set([
  'src/kernel/records/behaviour.ts',
  'src/kernel/records/observer.ts',
  'src/kernel/records/records.ts',
  'src/kernel/records/internal.server.ts',
  'src/kernel/jobs/job.ts',
  'src/kernel/define/text.ts',
  'src/kernel/rules/language.ts',
  'src/kernel/fields/duration/iso.ts',
  'src/kernel/fields/summary-words.ts',
])

type Rule = (i: Import) => string | undefined

const rules: readonly Rule[] = [
  function arrowsPointRight({ from, to }) {
    const [here, there] = [layers.indexOf(layerOf(from)), layers.indexOf(layerOf(to))]
    if (here < 0 || there < 0 || here <= there) return undefined
    return `${layerOf(from)} may not import ${layerOf(to)}: arrows point ${layers.join(' -> ')}`
  },
  function nothingImportsScreensButScreens({ from, to }) {
    return layerOf(to) === 'web' && layerOf(from) !== 'web' && !isScreen(from) ? 'only screens may import src/web' : undefined
  },
  function screensTakeDescriptionsOnly({ from, to, typeOnly }) {
    if (layerOf(from) !== 'web' || layerOf(to) === 'web' || !to.startsWith('src/') || typeOnly) return undefined
    return forScreens.some(allowed => allowed.test(to))
      ? undefined
      : 'screens may import only definitions, *.web.tsx, kernel/define, kernel/fields and kernel/rules'
  },
  function vocabularyStandsAlone({ from, to }) {
    return from.startsWith('src/kernel/define/') && !to.startsWith('src/kernel/define/') ? 'kernel/define imports nothing' : undefined
  },
  function practicesNameEachOther({ from, to }) {
    const [here, there] = [practiceOf(from), practiceOf(to)]
    if (!here || !there || here === there || there === 'shared') return undefined
    return `a practice never imports another: name '${there}' instead, or hear its event`
  },
  function serverStaysOnServer({ from, to, typeOnly, dynamic }) {
    if (typeOnly || runsOnServer(from) || !(to.includes('.server.') || to.startsWith('node:'))) return undefined
    if (dynamic && from.endsWith('/index.ts')) return undefined // how a practice names its behaviour: loaded by the server alone
    return `${to.startsWith('node:') ? to : 'a .server file'} runs on the server only; rename the importing file to .server.ts`
  },
  function screensStayInBrowser({ from, to, typeOnly }) {
    return !typeOnly && isScreen(to) && !isScreen(from) ? 'a .web file runs in the browser only' : undefined
  },
  function behindIndexIsPrivate({ from, to }) {
    const part = partOf(to)
    if (!part || part === partOf(from) || isIndex(to) || isScreen(to) || faces.has(to) || !hasIndex(part)) return undefined
    return `behind the index of ${part} everything is private: import ${part}/index`
  },
]

const layerOf = (path: string): string => /^src\/([a-z]+)\//.exec(path)?.[1] ?? ''
const practiceOf = (path: string): string | undefined => /^src\/practices\/([^/]+)\//.exec(path)?.[1]
const isScreen = (path: string): boolean => /\.web\.tsx?$/.test(path) || path.startsWith('src/web/')
const isTest = (path: string): boolean => !path.startsWith('src/') || /\.(test|check|config)\.tsx?$|\/test\//.test(path)
const runsOnServer = (path: string): boolean => path.includes('.server.') || isTest(path)
const isIndex = (path: string): boolean => /\/index(\.server|\.web)?\.tsx?$/.test(path)
/** A folder that hides what is in it: a part of the kernel, a practice, a channel, or the people. */
const partOf = (path: string): string | undefined => /^src\/(?:(?:kernel|practices|channels|engines)\/[^/]+|people)(?=\/)/.exec(path)?.[0]

const indexed = new Map<string, boolean>()
function hasIndex(part: string): boolean {
  const known = indexed.get(part) ?? ['index.ts', 'index.server.ts'].some(name => existsSync(join(part, name)))
  indexed.set(part, known)
  return known
}

/** Every fault of one import. Tests may look behind an index and across layers. */
export const faultsOf = (i: Import): string[] => (isTest(i.from) ? [] : rules.flatMap(rule => rule(i) ?? []))

export function importsOf(file: string, text: string): Import[] {
  const { module } = parseSync(file, text)
  const make = (specifier: string, start: number, typeOnly: boolean, dynamic = false): Import => ({
    from: file,
    to: specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier,
    line: text.slice(0, start).split('\n').length,
    typeOnly,
    dynamic,
  })
  return [
    ...module.staticImports.map(i => make(i.moduleRequest.value, i.start, i.entries.length > 0 && i.entries.every(e => e.isType))),
    ...module.staticExports.flatMap(e => e.entries.flatMap(x => (x.moduleRequest ? [make(x.moduleRequest.value, e.start, x.isType)] : []))),
    ...module.dynamicImports.map(i => make(text.slice(i.moduleRequest.start + 1, i.moduleRequest.end - 1), i.start, false, true)),
  ]
}

function main(): void {
  const files = globSync(['src/**/*.ts', 'src/**/*.tsx']).map(file => relative('.', file).replaceAll('\\', '/'))
  const faults = files.flatMap(file =>
    importsOf(file, readFileSync(file, 'utf8')).flatMap(i => faultsOf(i).map(fault => `${i.from}:${i.line} -> ${i.to}\n    ${fault}`)),
  )
  for (const fault of new Set(faults)) console.log(fault)
  if (faults.length > 0) process.exitCode = 1
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main()
