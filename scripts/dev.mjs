// npm run dev: the server starts again when a source changes; the screens change in place, on port 5173.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { install } from './install.mjs'
import { bin, home, nodeBinary } from './tools.mjs'

await install()
const start = (command, args) => spawn(command, args, { cwd: home, stdio: 'inherit' })
const children = [
  start(nodeBinary(), ['--watch', '--enable-source-maps', join(home, 'src/app/cli/main.server.ts'), 'serve', ...process.argv.slice(2)]),
  start(bin('vite'), ['--config', join(home, 'src/web/vite.config.ts')]),
]
const stop = () => children.forEach(child => child.kill())
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, stop)
for (const child of children) child.once('exit', stop)
