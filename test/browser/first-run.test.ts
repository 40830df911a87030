import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { simpleParser } from 'mailparser'
import { home } from '../../src/app/home.server.ts'
import { freshDatabase } from '../harness/database.ts'
import { eventually } from '../harness/eventually.ts'
import { patience, sees, stage } from './harness.ts'

const it = stage()
const ending: (() => unknown)[] = []
after(async () => {
  for (const end of ending.reverse()) await end()
})

interface Started {
  readonly link: string
  readonly outbox: string
}

/** What an operator does: the command itself, on an empty database. */
async function serveEmpty(): Promise<Started> {
  const { url, drop } = await freshDatabase()
  const data = mkdtempSync(join(tmpdir(), 'mainstay-first-run-'))
  const env = { ...process.env, DATABASE_URL: url, MAINSTAY_DATA: data, PORT: String(await freePort()), LOG_LEVEL: 'warn', DATABASE_CONNECTIONS: '6' }
  const child = spawn(process.execPath, [join(home, 'src/app/cli/main.server.ts'), 'serve', '--empty'], {
    env,
    cwd: data,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  ending.push(
    () => rmSync(data, { recursive: true, force: true }),
    () => drop(),
    () => end(child),
  )
  let told = ''
  child.stdout.on('data', text => (told += String(text)))
  const link = () => /Set up .* (http\S+)/.exec(told)?.[1]
  await eventually('the set-up link is told', () => link() !== undefined, patience / 1000)
  return { link: link() ?? '', outbox: join(data, 'outbox') }
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/** The newest message, as a mail program shows it. */
async function mailIn(outbox: string): Promise<string | undefined> {
  const newest = existsSync(outbox)
    ? readdirSync(outbox)
        .filter(name => name.endsWith('.eml'))
        .sort()
        .at(-1)
    : undefined
  if (newest === undefined) return undefined
  return (await simpleParser(readFileSync(join(outbox, newest)))).text
}

it.journey('the first administrator sets up by the link that the server tells, and comes back by the link of a mail', async () => {
  const { link, outbox } = await serveEmpty()
  const { page, expects } = await it.visit(undefined, link)
  await page.getByLabel('Name of your organisation').fill('Harbour Works')
  await page.getByLabel('Your name').fill('Frida First')
  await page.getByLabel('E-mail').fill('frida@example.test')
  await page.getByLabel('Password', { exact: true }).fill('short')
  expects(/422 .*set-up/)
  await page.getByRole('button', { name: 'Begin' }).click()
  await sees(page.getByText(/at least 12/i))
  await page.getByLabel('Password', { exact: true }).fill('eight grey geese on a pier')
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.waitForURL(/\/desk/)
  await sees(page.getByRole('link', { name: 'Administration' }))

  await page.goto(link)
  expects(/404 .*set-up/)
  await sees(page.getByRole('heading', { name: 'There is nothing to set up here' }))

  await page.goto(new URL('/desk/work', link).href)
  await page.getByRole('button', { name: /Frida First/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await page.getByLabel('E-mail').fill('frida@example.test')
  await page.getByRole('button', { name: 'Send the link' }).click()
  await sees(page.getByRole('heading', { name: 'Look into your mail' }))
  const reset = async () => /http\S+\/reset#\S+/.exec((await mailIn(outbox)) ?? '')?.[0]
  await eventually('the mail is in the outbox', async () => (await reset()) !== undefined, patience / 1000)

  const way = (await reset()) ?? ''
  await page.goto(way)
  await page.getByLabel('New password').fill('nine grey geese on a pier')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await sees(page.getByRole('heading', { name: 'Your new password is set' }))
  await page.getByRole('link', { name: 'Sign in' }).click()

  expects(/401 .*sign-in/)
  await page.getByLabel('E-mail').fill('frida@example.test')
  await page.getByLabel('Password', { exact: true }).fill('eight grey geese on a pier')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await sees(page.getByText('E-mail or password is wrong.'))
  await page.getByLabel('Password', { exact: true }).fill('nine grey geese on a pier')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(/\/desk/)

  await page.goto(way)
  await sees(page.getByRole('heading', { name: 'This link is no longer good' }))
  assert.equal(await page.getByLabel('New password').count(), 0)
})
