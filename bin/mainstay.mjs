#!/usr/bin/env node
// Starts the command line with a Node that is new enough: the one that npm installed, where the present one is not.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

const at = path => fileURLToPath(new URL(`../${path}`, import.meta.url))
const [major, minor] = process.versions.node.split('.').map(Number)
const isNewEnough = major > 22 || (major === 22 && minor >= 18)
const bundled = at('node_modules/.bin/node')

// The sources where they are there, so that a command never runs an old build; the build in an image without sources.
const main = ['src/app/cli/main.server.ts', 'dist/server/main.js'].map(at).find(existsSync)

if (!main) {
  console.error('Mainstay is not complete here: neither src/ nor dist/server is present.')
  process.exitCode = 1
} else if (isNewEnough) {
  await import(pathToFileURL(main).href)
} else if (existsSync(bundled)) {
  const child = spawn(bundled, [main, ...process.argv.slice(2)], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0)
  })
} else {
  console.error(`Mainstay needs Node 22.18 or newer, and this is ${process.versions.node}. Run npm install in ${at('')}, which brings one.`)
  process.exitCode = 1
}
