import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { connect as connectTls } from 'node:tls'
import nodemailer from 'nodemailer'
import { certificateFor, type TestCertificate } from '../../../../test/harness/certificate.ts'
import { freePort } from '../../../../test/harness/mail-servers.ts'
import { type Desk, desk } from '../../../../test/harness/server.ts'
import { incomingMail, mailbox } from '../index.ts'

const host = 'mx.help.example'
const folder = mkdtempSync(join(tmpdir(), 'mainstay-tls-'))
const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
const put = ({ cert, key }: Partial<TestCertificate>) => {
  if (cert) writeFileSync(certFile, cert)
  if (key) writeFileSync(keyFile, key)
}
const first = certificateFor(host)

let app: Desk
let port: number
before(async () => {
  put(first)
  port = await freePort()
  app = await desk({
    jobs: true,
    settings: { MAIL_LISTEN: String(port), PUBLIC_URL: 'http://desk.help.example', MAIL_TLS_CERT_FILE: certFile, MAIL_TLS_KEY_FILE: keyFile },
  })
  await app.runtime.installation.records.create(app.system, mailbox, { name: 'Desk', address: 'desk@help.example', protocol: 'smtp' })
})
after(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

const mail = (subject: string) => ({ from: 'rosa@people.example', to: 'desk@help.example', subject, text: 'It does not print.' })
const sends = (subject: string, options: object) =>
  nodemailer.createTransport({ host: '127.0.0.1', port, connectionTimeout: 10_000, ...options }).sendMail(mail(subject))
/** Insists on TLS, and believes this certificate alone. */
const believing = ({ cert }: TestCertificate) => ({ requireTLS: true, tls: { ca: cert, servername: host } })
const kept = async () =>
  (await app.runtime.installation.records.find(app.system, incomingMail, { limit: 100, sort: ['createdAt'] })).items.map(({ subject }) => subject)

test('a mail is taken in over STARTTLS by the certificate that is set, and without it from who knows no TLS', async () => {
  await sends('Encrypted', believing(first))
  await sends('Plain', { ignoreTLS: true })
  assert.deepEqual(await kept(), ['Encrypted', 'Plain'])
  await assert.rejects(sends('Never', believing(certificateFor(host))), /self-signed|certificate/)
})

test('a renewed certificate is taken up without a restart, once its key has come too', async () => {
  const second = certificateFor(host)
  put({ cert: second.cert })
  await sends('Half renewed', believing(first))
  put({ key: second.key })
  await sends('Renewed', believing(second))
  await assert.rejects(sends('Never', believing(first)), /self-signed|certificate/)
  rmSync(keyFile)
  await sends('Lost', believing(second))
  put(second)
  assert.deepEqual((await kept()).slice(-3), ['Half renewed', 'Renewed', 'Lost'])
})

test('what was slipped in before the encryption is not heard after it', async () => {
  const plain = connect(port, '127.0.0.1')
  const says = (line: string) =>
    new Promise<string>(resolve => {
      plain.once('data', data => resolve(data.toString()))
      if (line) plain.write(line)
    })
  await says('')
  assert.match(await says('EHLO probe.example\r\n'), /STARTTLS/)
  assert.match(await says('STARTTLS\r\nMAIL FROM:<mallory@b.example>\r\n'), /^220 [^\n]*\n$/)
  const safe = connectTls({ socket: plain, rejectUnauthorized: false })
  const answers = await new Promise<string>((resolve, reject) => {
    let heard = ''
    safe.on('error', reject)
    safe.on('data', data => {
      heard += data.toString()
      if (heard.includes('503')) resolve(heard)
    })
    safe.once('secureConnect', () => safe.write('EHLO probe.example\r\nRCPT TO:<desk@help.example>\r\n'))
  })
  safe.destroy()
  assert.match(answers, /503/)
  assert.doesNotMatch(answers, /STARTTLS|^250 Accepted/m)
})
