// npm test: everything CI runs. Words after -- are test files.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { buildIfOutdated } from './build.mjs'
import { install } from './install.mjs'
import { cache, home, nodeBinary, runScript } from './tools.mjs'

await install()
const browser = await ensureBrowser()
if (!browser) console.error('There is no Chromium here and none could be installed: the tests of the screens are left out. Install one, or set CHROME_PATH.')
await buildIfOutdated()

const files = process.argv.slice(2)
const checked = files.length > 0 ? 0 : await runScript('scripts/check.mjs')
const { passed, failed, code } = await test(files.length > 0 ? files : ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'])

if (checked !== 0) console.log('npm run check failed; what it says stands above the tests.')
process.exitCode = checked === 0 && code === 0 ? 0 : 1
console.log(`${passed} passed, ${failed + (checked === 0 ? 0 : 1)} failed`)

function test(patterns) {
  const args = ['--test', '--test-concurrency=2', '--test-timeout=300000', '--test-reporter=spec', ...patterns]
  // Every file is a process of its own that reads the same sources: what was compiled once is kept.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(cache, 'compile'), npm_config_loglevel: 'error', ...(browser && { CHROME_PATH: browser }) }
  return new Promise(resolve => {
    let last = ''
    const child = spawn(nodeBinary(), args, { cwd: home, env, stdio: ['ignore', 'pipe', 'inherit'] })
    child.stdout.on('data', text => {
      process.stdout.write(text)
      last = (last + text).slice(-1_000_000)
    })
    child.once('close', code => {
      const total = word => Number([...last.matchAll(new RegExp(`^ℹ ${word} (\\d+)$`, 'gm'))].at(-1)?.[1] ?? 0)
      resolve({ passed: total('pass'), failed: total('fail') + total('cancelled'), code })
    })
  })
}
