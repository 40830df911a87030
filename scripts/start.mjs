// npm start: installs and builds what is missing, then runs the desk. Words after -- go to `mainstay serve`.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildIfOutdated } from './build.mjs'
import { install } from './install.mjs'
import { cache, home, nodeBinary } from './tools.mjs'

await install()
await buildIfOutdated()

const main = join(home, 'dist/server/main.js')
const args = [main, 'serve', ...process.argv.slice(2)]
const env = { ...process.env, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(cache, 'compile'), NODE_ENV: process.env.NODE_ENV ?? 'production' }
const node = nodeBinary()

const child = spawn(node, args, { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.once('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0)
})
