import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import nodemailer from 'nodemailer'
import { readConfig } from '../src/app/config.server.ts'
import { onlyTenant } from '../src/app/installation.server.ts'
import { createLog } from '../src/app/log.server.ts'
import { openRuntime } from '../src/app/runtime.server.ts'
import { serve } from '../src/app/serve.server.ts'
import { incomingMail, mailbox } from '../src/channels/email/index.ts'
import { machine } from '../src/kernel/actor.ts'
import { equals } from '../src/kernel/define/index.ts'
import { person } from '../src/people/index.ts'
import { print, type Row } from './table.ts'

const mails = 300
const senders = 100
const attached = 100_000
const promised = 30

/**
 * Mails by SMTP until each is a record with its file: `node bench/mail-intake.ts`. Who sends them shares the machine, and the process,
 * with who takes them in.
 */
export async function measureMailIntake(port = 20_000 + Math.floor(Math.random() * 20_000)): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mainstay-bench-mail-'))
  const config = readConfig({ ...process.env, DATABASE_URL: '', MAINSTAY_DATA: folder, LOG_LEVEL: 'error', MAIL_LISTEN: String(port) })
  const runtime = await openRuntime({ config, log: createLog('error'), name: 'bench', stays: true })
  const worker = await serve(runtime, { desk: false, jobs: true })
  try {
    const { records } = runtime.installation
    const system = machine(onlyTenant, 'bench', 'cli')
    await records.create(system, mailbox, { name: 'Desk', address: 'desk@help.example', protocol: 'smtp', authservId: 'mx', mostPerHour: 10_000 })
    for (let n = 0; n < senders; n++) await records.create(system, person, { name: `Person ${n}`, email: `person.${n}@example.test` })
    const start = performance.now()
    await sendAll(port)
    const taken = performance.now()
    const accepted = equals('state', 'accepted')
    while ((await records.count(system, incomingMail, accepted)) < mails) await pause(20)
    const done = performance.now()
    const perSecond = (until: number): number => mails / ((until - start) / 1000)
    return [
      { what: 'mails with a file of 100 kB, taken in by SMTP and kept', figure: `${perSecond(taken).toFixed(0)} a second` },
      {
        what: 'the same, until each is a record with its file',
        figure: `${perSecond(done).toFixed(0)} a second`,
        promise: `at least ${promised} a second`,
        kept: perSecond(done) >= promised,
      },
    ]
  } finally {
    await worker.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function sendAll(port: number): Promise<void> {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true, pool: true, maxConnections: 8, maxMessages: 1000 })
  await Promise.all(
    Array.from({ length: mails }, (_, n) =>
      transport.sendMail({
        from: `Person <person.${n % senders}@example.test>`,
        to: 'desk@help.example',
        subject: `Printer ${n}`,
        text: 'It does not print.\n\n-- \nPerson\n',
        headers: { 'Authentication-Results': 'mx; dmarc=pass header.from=example.test' },
        attachments: [{ filename: `log-${n}.bin`, content: randomBytes(attached) }],
      }),
    ),
  )
  transport.close()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) print(await measureMailIntake())
