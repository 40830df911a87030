// npm start: installs and builds what is missing, then runs the desk. Words after -- go to `mainstay serve`.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { become } from '../bin/become.mjs'
import { buildIfOutdated } from './build.mjs'
import { install } from './install.mjs'
import { cache, home, nodeBinary } from './tools.mjs'

await install()
await buildIfOutdated()

process.env.NODE_ENV ??= 'production'
process.env.NODE_COMPILE_CACHE ??= join(cache, 'compile')
// Little room for new objects, and a bound on old ones that lets them be cleared away in time: under load the process then
// holds 270 MB instead of 480, and is as fast.
const flags = JSON.parse(readFileSync(new URL('node-flags.json', import.meta.url), 'utf8'))
become(nodeBinary(), [...flags, join(home, 'dist/server/main.js'), 'serve', ...process.argv.slice(2)])
