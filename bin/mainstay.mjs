#!/usr/bin/env node
// Starts the command line with a Node that is new enough: the one that npm installed, where the present one is not.
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { become } from './become.mjs'

const at = path => fileURLToPath(new URL(`../${path}`, import.meta.url))
const [major, minor] = process.versions.node.split('.').map(Number)
const isNewEnough = major > 22 || (major === 22 && minor >= 18)
const bundled = at('node_modules/.bin/node')

// The sources where they are there, so that a command never runs an old build; the build in an image without sources.
const main = ['src/app/cli/main.server.ts', 'dist/server/main.js'].map(at).find(existsSync)

if (!main) fail('Mainstay is not complete here: neither src/ nor dist/server is present.')
else if (isNewEnough) await import(pathToFileURL(main).href)
else if (existsSync(bundled)) become(bundled, [main, ...process.argv.slice(2)])
else fail(`Mainstay needs Node 22.18 or newer, and this is ${process.versions.node}. Run npm install in ${at('')}, which brings one.`)

function fail(message) {
  console.error(message)
  process.exitCode = 1
}
