import { randomUUID } from 'node:crypto'
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import nodemailer from 'nodemailer'
import type { Transport } from './smtp-transport.server.ts'

/** Where no server is set: each mail becomes a file that any mail program opens, readable by its owner alone. What is there is whole. */
export function fileTransport(folder: string, now: () => string): Transport {
  const composer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    deliver: async mail => {
      const { message } = await composer.sendMail(mail)
      if (!Buffer.isBuffer(message)) throw new Error('The mail was not composed as one piece.')
      return { response: `written to ${await save(folder, now(), message)}` }
    },
    close: () => {},
  }
}

async function save(folder: string, at: string, message: Buffer): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const name = `${at.replaceAll(':', '-')}-${randomUUID()}`
  const draft = join(folder, `.${name}`)
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(message)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, join(folder, `${name}.eml`))
  return `${name}.eml`
}
