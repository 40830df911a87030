// Finds a Chromium for the tests of the screens; installs one where that can be done without asking (as root, with apt).
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './tools.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const elsewhere = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe']

/** Path of a browser, or undefined; CHROME_PATH comes first. */
export function findBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = [process.env.CHROME_PATH, ...names.flatMap(name => folders.map(folder => join(folder, name))), ...elsewhere]
  return candidates.find(path => path && existsSync(path))
}

export async function ensureBrowser() {
  const found = findBrowser()
  if (found || process.getuid?.() !== 0 || !has('apt-get')) return found
  console.error('Installing Chromium for the tests of the screens ...')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update'], { quiet: true, env })
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-core'], { quiet: true, env })
  return findBrowser()
}

function has(command) {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
