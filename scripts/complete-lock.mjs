// Completes package-lock.json after `npm install`, so that `npm ci` accepts it on every system.
//
// Native tools ship one package per system (@rolldown/binding-darwin-arm64 ...), named as optional dependencies. npm
// writes only those into the lock that the registry could give it; some mirrors give only those of the machine that
// asks. `npm ci` then refuses the lock: "Missing: @rolldown/binding-darwin-arm64 from lock file". This adds an entry for
// each that is absent: its version and the system it is for, without an address or checksum, so that on that system npm
// looks it up in the registry, and elsewhere passes over it.
//
// Run it with: node scripts/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { home } from './tools.mjs'

const systems = { windows: 'win32' }
for (const name of ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']) systems[name] = name
const processors = { armv7: 'arm', aarch64: 'arm64', amd64: 'x64' }
for (const name of ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']) processors[name] = name
const libraries = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' }

/** Adds what is absent to the packages of a lock; gives how many. */
export function complete(packages) {
  let added = 0
  for (const [place, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(optionalDependencies)) {
      const found = resolve(packages, place, name)
      if (found && fits(packages[found].version, range)) continue
      // Beside the others; below the one that asks where another version is beside them already.
      packages[`${found ? `${place}/` : ''}node_modules/${name}`] = entry(name, range, dev)
      added++
    }
  }
  return added
}

/** Where Node would find a package from that place, or undefined. */
function resolve(packages, place, name) {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const candidate = `${at === '' ? '' : `${at}/`}node_modules/${name}`
    if (packages[candidate]) return candidate
    if (at === '') return undefined
  }
}

const exact = range => range.replace(/^[\^~]/, '')
/** Only an exact range can be compared here; any other was resolved by npm and is right. */
const fits = (version, range) => exact(range) !== range || version === range

function entry(name, range, dev) {
  const words = name.split('/').at(-1).split(/[-_.]/)
  const find = table => words.map(word => table[word]).find(Boolean)
  const [os, cpu, libc] = [find(systems), find(processors), find(libraries)]
  return {
    version: exact(range),
    ...(cpu && { cpu: [cpu] }),
    ...(dev && { dev: true }),
    ...(libc && { libc: [libc] }),
    // One that says no system in its name is tried nowhere, rather than everywhere.
    os: [os ?? 'none'],
    optional: true,
  }
}

function main() {
  const file = join(home, 'package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const added = complete(lock.packages)
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(added === 0 ? 'The lock is complete.' : `${added} packages of other systems were added to the lock.`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main()
