import { randomUUID } from 'node:crypto'
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Where mail leaves. */
export interface Outbox {
  send(mail: Mail, at: string): Promise<void>
}

/** Writes each message as a file that any mail program opens, readable by its owner alone. What is there is whole. */
export const fileOutbox = (folder: string, from: string): Outbox => ({
  send: async (mail, at) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const name = `${at.replaceAll(':', '-')}-${randomUUID()}`
    const draft = join(folder, `.${name}`)
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(message(mail, from, at))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, join(folder, `${name}.eml`))
  },
})

/** RFC 5322. Headers are made of an address that was checked and of encoded words, so that nothing a person wrote can add one. */
export function message({ to, subject, text }: Mail, from: string, at: string): string {
  if (/[^\x21-\x7e]|[,;<>"\\]/.test(to)) throw new Error('This is no address that a message can be sent to.')
  const body = Buffer.from(text.replace(/\r?\n/g, '\r\n'))
  return [
    `From: ${from}`,
    `To: <${to}>`,
    `Subject: ${encodedWords(subject)}`,
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${randomUUID()}@mainstay>`,
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    body.toString('base64').replace(/.{76}/g, '$&\r\n'),
    '',
  ].join('\r\n')
}

/** RFC 2047: words of at most 75 characters, none of which cuts a character in two. */
function encodedWords(text: string): string {
  if (/^[\x20-\x7e]{0,70}$/.test(text) && !text.includes('=?')) return text
  const parts: string[] = ['']
  for (const c of text) {
    const longer = (parts.at(-1) ?? '') + c
    if (Buffer.byteLength(longer) <= 45) parts[parts.length - 1] = longer
    else parts.push(c)
  }
  return parts.map(part => `=?utf-8?B?${Buffer.from(part).toString('base64')}?=`).join('\r\n ')
}
