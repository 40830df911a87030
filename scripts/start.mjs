// npm start: installs and builds what is missing, then runs the desk. Words after -- go to `mainstay serve`.
import { join } from 'node:path'
import { become } from '../bin/become.mjs'
import { buildIfOutdated } from './build.mjs'
import { install } from './install.mjs'
import { cache, home, nodeBinary } from './tools.mjs'

await install()
await buildIfOutdated()

process.env.NODE_ENV ??= 'production'
process.env.NODE_COMPILE_CACHE ??= join(cache, 'compile')
become(nodeBinary(), [join(home, 'dist/server/main.js'), 'serve', ...process.argv.slice(2)])
