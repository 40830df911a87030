/** The thread that mails are parsed in. It answers one mail at a time, and may be stopped at any moment. */
import { parentPort } from 'node:worker_threads'
import { type MailLimits, MailRefused } from './incoming-mail.ts'
import { parseMail } from './parse-mail.server.ts'

export interface Task {
  readonly raw: Uint8Array
  readonly limits: MailLimits
}

const port = parentPort
port?.on('message', ({ raw, limits }: Task) => {
  parseMail(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), limits).then(
    mail => port.postMessage({ mail }),
    (error: unknown) => port.postMessage(error instanceof MailRefused ? { code: error.code, words: error.words } : { broken: String(error) }),
  )
})
port?.postMessage('ready')
