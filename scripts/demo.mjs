// A demo organisation of its own, in a throwaway folder, for scripts that look at the screens.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import { findBrowser } from './browser.mjs'
import { buildIfOutdated } from './build.mjs'
import { at, nodeBinary } from './tools.mjs'

/** Starts the desk, does the work with its address, and leaves nothing behind. */
export async function withDemo(work) {
  await buildIfOutdated()
  const data = mkdtempSync(join(tmpdir(), 'mainstay-demo-'))
  const port = await freePort()
  const env = {
    ...process.env,
    DATABASE_URL: '',
    MAINSTAY_DATA: data,
    PORT: String(port),
    LOG_LEVEL: 'warn',
    RATE_PER_MINUTE: '100000',
    NODE_ENV: 'production',
  }
  const server = spawn(nodeBinary(), [at('dist/server/main.js'), 'serve'], { env, cwd: data, stdio: ['ignore', 'ignore', 'inherit'] })
  const address = `http://127.0.0.1:${port}`
  try {
    await ready(address, server)
    return await work(address)
  } finally {
    if (server.exitCode === null) {
      server.kill('SIGTERM')
      await once(server, 'exit')
    }
    rmSync(data, { recursive: true, force: true })
  }
}

/** Opens a browser for some work; `args` are further switches of Chromium. */
export async function withBrowser(args, work) {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('There is no Chromium here. Install one, or set CHROME_PATH.')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', ...args] })
  try {
    return await work(browser)
  } finally {
    await browser.close()
  }
}

/** The cookie of somebody of the demo organisation, as `name=value`. */
export async function enter(address, email) {
  const answer = await fetch(`${address}/api/v1/demo-sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ email }),
  })
  if (!answer.ok) throw new Error(`${email} could not look around: ${answer.status} ${await answer.text()}`)
  return answer.headers.getSetCookie()[0].split(';')[0]
}

/** Items of a list, as one person may see them. */
export async function ask(address, cookie, path) {
  const answer = await fetch(`${address}/api/v1${path}`, { headers: { cookie } })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()).items
}

async function ready(address, server) {
  for (let tries = 0; tries < 600; tries++) {
    if (server.exitCode !== null) throw new Error('The desk ended before it served; what it said stands above.')
    if (
      await fetch(`${address}/readyz`).then(
        answer => answer.ok,
        () => false,
      )
    )
      return
    await pause(200)
  }
  throw new Error('The desk did not serve within two minutes.')
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}
