// Installs what package-lock.json names, when it is not there yet.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cache, hashOf, home, readStamp, run, writeStamp } from './tools.mjs'

const stamp = join(cache, 'installed')

export async function install() {
  const wanted = hashOf(['package.json', 'package-lock.json'])
  if (readStamp(stamp) === wanted) return
  if (readStamp(stamp) !== undefined || !isComplete()) {
    console.error('Installing what Mainstay needs ...')
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    const quietly = ['--no-audit', '--no-fund']
    const code = (await run(npm, ['ci', ...quietly], { quiet: true })) && (await run(npm, ['install', ...quietly]))
    if (code !== 0) {
      console.error('npm could not install what Mainstay needs; what it said stands above.')
      process.exit(1)
    }
  }
  writeStamp(stamp, hashOf(['package.json', 'package-lock.json']))
}

/** Whether somebody ran npm already: every package is there in the very version that is asked for. */
function isComplete() {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  return Object.entries({ ...dependencies, ...devDependencies }).every(([name, version]) => installedVersion(name) === version)
}

function installedVersion(name) {
  const file = join(home, 'node_modules', name, 'package.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined
}
