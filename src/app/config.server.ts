import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { nearest } from '../kernel/define/index.ts'
import { nothingMore, parseAllowed } from '../kernel/http-out/index.server.ts'
import { type CertificateFiles, readCertificate } from './certificate.server.ts'
import { home } from './home.server.ts'

/** Raised by a setting that cannot be used; one line that names it and says what it should be. */
export class SettingError extends Error {}

interface Setting<T> {
  readonly name: string
  readonly meaning: string
  /** As it is written in the documentation. */
  readonly otherwise: string
  /** Throws in words what is wrong with it. */
  readonly parse: (text: string) => T
  readonly default: T
}

const setting = <T>(name: string, meaning: string, fallback: T, parse: (text: string) => T, otherwise = String(fallback)): Setting<T> => ({
  name,
  meaning,
  otherwise,
  parse,
  default: fallback,
})

/** Everything an operator can set, as an environment variable or in a file `.env`. */
export const settings = {
  databaseUrl: setting<string | undefined>(
    'DATABASE_URL',
    'A PostgreSQL 15 or newer to use, as its owner: postgres://user:password@host:5432/name',
    undefined,
    postgresUrl,
    'Mainstay keeps one of its own',
  ),
  databaseConnections: setting('DATABASE_CONNECTIONS', 'Connections of one process at most', 12, whole(2, 500)),
  data: setting(
    'MAINSTAY_DATA',
    'Folder for what Mainstay keeps: its own database, attachments, outgoing mail',
    join(home, 'data'),
    text => resolve(text),
    './data',
  ),
  host: setting('HOST', 'Address to listen on; 0.0.0.0 for every network', '127.0.0.1', nonEmpty),
  port: setting('PORT', 'Port of the desk and the API', 8080, whole(0, 65535)),
  publicUrl: setting<string | undefined>(
    'PUBLIC_URL',
    'Address that people use, where it is another: https://desk.example.com',
    undefined,
    webUrl,
    'http://HOST:PORT',
  ),
  metricsPort: setting<number | undefined>(
    'METRICS_PORT',
    'Port of its own for /metrics, /healthz and /readyz',
    undefined,
    whole(0, 65535),
    'they are on PORT, and /metrics answers this machine only',
  ),
  logLevel: setting('LOG_LEVEL', 'What is logged: debug, info, warn, error, silent', 'info', oneOf('debug', 'info', 'warn', 'error', 'silent')),
  trustProxy: setting('TRUST_PROXY', 'yes where a proxy in front says who asks (X-Forwarded-For)', false, yesOrNo, 'no'),
  sessionIdleHours: setting('SESSION_IDLE_HOURS', 'A sign-in ends after so many hours without use', 12, whole(1, 24 * 90)),
  sessionDays: setting('SESSION_DAYS', 'A sign-in ends after so many days in any case', 7, whole(1, 365)),
  secretKey: setting<string | undefined>(
    'SECRET_KEY',
    'What the secrets in records are sealed with, besides a key in the database; keep it where backups of the database are not. Whoever changes or loses it enters them again',
    undefined,
    longEnough,
    'the key in the database alone',
  ),
  mailOutbox: setting<string | undefined>(
    'MAIL_OUTBOX',
    'Folder into which outgoing mail is written',
    undefined,
    text => resolve(text),
    'MAINSTAY_DATA/outbox',
  ),
  mailListen: setting<{ host: string; port: number } | undefined>(
    'MAIL_LISTEN',
    'Where mail for the desk is taken in by SMTP: a port of this machine, or an address and a port: 0.0.0.0:2525',
    undefined,
    addressAndPort,
    'it is not',
  ),
  mailTlsCertFile: setting<string | undefined>(
    'MAIL_TLS_CERT_FILE',
    'File with the certificate, PEM, and those that vouch for it behind it, by which MAIL_LISTEN offers STARTTLS, with MAIL_TLS_KEY_FILE',
    undefined,
    text => resolve(text),
    'mail is taken in without TLS',
  ),
  mailTlsKeyFile: setting<string | undefined>(
    'MAIL_TLS_KEY_FILE',
    'File with the private key of that certificate, PEM, without a passphrase',
    undefined,
    text => resolve(text),
    'none',
  ),
  smtpUrl: setting<string | undefined>(
    'SMTP_URL',
    'Mail server to send by: smtps://user:password@host:465 or smtp://host:587',
    undefined,
    smtpUrl,
    'outgoing mail is written into MAIL_OUTBOX',
  ),
  mailFrom: setting<string | undefined>(
    'MAIL_FROM',
    'Address that mail comes from, and where bounces go: desk@example.com',
    undefined,
    address,
    'mainstay@ the host of PUBLIC_URL',
  ),
  mailFromName: setting('MAIL_FROM_NAME', 'Name that mail comes from', 'Mainstay', text => text),
  mailReplyTo: setting<string | undefined>(
    'MAIL_REPLY_TO',
    'Mailbox that Mainstay reads answers from. It must take what stands behind a plus sign: desk+token@example.com',
    undefined,
    address,
    'answers go to MAIL_FROM',
  ),
  dkimDomain: setting<string | undefined>(
    'DKIM_DOMAIN',
    'Domain that mail is signed for, with DKIM_SELECTOR and DKIM_KEY_FILE',
    undefined,
    nonEmpty,
    'not signed',
  ),
  dkimSelector: setting<string | undefined>(
    'DKIM_SELECTOR',
    'Name under which the public key stands in DNS: mail for mail._domainkey.example.com',
    undefined,
    nonEmpty,
    'none',
  ),
  dkimKeyFile: setting<string | undefined>('DKIM_KEY_FILE', 'File with the private key, PEM', undefined, text => resolve(text), 'none'),
  ratePerMinute: setting('RATE_PER_MINUTE', 'Requests a minute that one person may make', 1200, whole(10, 1_000_000)),
  signInsPerHour: setting('SIGN_INS_PER_HOUR', 'Failed sign-ins to one account in an hour, before each further one has to wait', 20, whole(3, 1000)),
  uploadMegabytes: setting('UPLOAD_MEGABYTES', 'Largest file that can be attached', 25, whole(1, 2000)),
  webhookAllow: setting(
    'WEBHOOK_ALLOW',
    'Hosts and networks that webhooks may reach beside the public internet: hooks.internal, 10.1.0.0/16',
    nothingMore,
    parseAllowed,
    'public addresses alone',
  ),
  workers: setting('WORKERS', 'Background jobs at a time', 4, whole(1, 100)),
  heartbeatUrl: setting<string | undefined>(
    'HEARTBEAT_URL',
    'Address of a monitoring of your own that is asked every minute as long as background work goes on; silence is the alarm',
    undefined,
    webUrl,
    'nobody is told',
  ),
} as const

type Settings = typeof settings
type Given = { readonly [K in keyof Settings]: Settings[K] extends Setting<infer T> ? T : never }

export interface Config extends Given {
  /** With the defaults that follow from other settings filled in. */
  readonly publicUrl: string
  readonly mailOutbox: string
  readonly mailFrom: string
  /** Where mail is signed. */
  readonly dkim: { readonly domain: string; readonly selector: string; readonly key: string } | undefined
  /** Where mail is taken in with STARTTLS. They were read, and fitted together, when the settings were read. */
  readonly mailTls: CertificateFiles | undefined
  /** Whether PUBLIC_URL was set: other addresses than this machine's are expected. */
  readonly isPublic: boolean
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Reads the settings. @throws SettingError for the first that is wrong */
export function readConfig(environment: Environment = fromProcess()): Config {
  const given = Object.fromEntries(Object.entries<Setting<unknown>>(settings).map(([key, s]) => [key, value(s, environment[s.name])])) as unknown as Given
  const publicUrl = given.publicUrl ?? `http://${given.host === '0.0.0.0' || given.host === '::' ? 'localhost' : given.host}:${given.port}`
  return {
    ...given,
    publicUrl,
    mailFrom: given.mailFrom ?? `mainstay@${new URL(publicUrl).hostname.replace(/^\[.*\]$/, 'localhost')}`,
    dkim: dkimOf(given),
    mailTls: mailTlsOf(given),
    mailOutbox: given.mailOutbox ?? join(given.data, 'outbox'),
    isPublic: given.publicUrl !== undefined,
  }
}

/** All three or none. */
function dkimOf({ dkimDomain: domain, dkimSelector: selector, dkimKeyFile: file }: Given): Config['dkim'] {
  if (domain === undefined && selector === undefined && file === undefined) return undefined
  if (domain === undefined || selector === undefined || file === undefined)
    throw new SettingError('DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE belong together: set all three, or none.')
  try {
    return { domain, selector, key: readFileSync(file, 'utf8') }
  } catch (error) {
    throw new SettingError(`DKIM_KEY_FILE names ${file}, which cannot be read.`, { cause: error })
  }
}

/** Both or none. */
function mailTlsOf({ mailTlsCertFile: certFile, mailTlsKeyFile: keyFile }: Given): Config['mailTls'] {
  if (certFile === undefined && keyFile === undefined) return undefined
  if (certFile === undefined || keyFile === undefined) throw new SettingError('MAIL_TLS_CERT_FILE and MAIL_TLS_KEY_FILE belong together: set both, or none.')
  try {
    readCertificate({ certFile, keyFile })
    return { certFile, keyFile }
  } catch (error) {
    throw new SettingError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function value<T>(s: Setting<T>, text: string | undefined): T {
  if (text === undefined || text.trim() === '') return s.default
  try {
    return s.parse(text.trim())
  } catch (error) {
    throw new SettingError(`${s.name} ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** Settings that look like ours and are none, with what was probably meant. */
export function unknownSettings(environment: Environment = fromProcess()): string[] {
  const known = Object.values(settings).map(s => s.name)
  return Object.keys(environment)
    .filter(name => name.startsWith('MAINSTAY_') && !known.some(k => k === name))
    .map(name => {
      const near = nearest(name, known)
      return `There is no setting ${name}.${near ? ` Did you mean ${near}?` : ''}`
    })
}

/** The environment, over what a file `.env` in the folder of the process says. */
export function fromProcess(): Environment {
  return existsSync('.env') ? { ...parseEnv(readFileSync('.env', 'utf8')), ...process.env } : process.env
}

function whole(least: number, most: number): (text: string) => number {
  return text => {
    const n = Number(text)
    if (!Number.isInteger(n) || n < least || n > most) throw new Error(`must be a whole number from ${least} to ${most}, and is '${text}'.`)
    return n
  }
}

function oneOf(...words: readonly string[]): (text: string) => string {
  return text => {
    if (!words.includes(text)) throw new Error(`must be one of ${words.join(', ')}, and is '${text}'.`)
    return text
  }
}

function yesOrNo(text: string): boolean {
  const word = text.toLowerCase()
  if (['yes', 'true', '1', 'on'].includes(word)) return true
  if (['no', 'false', '0', 'off'].includes(word)) return false
  throw new Error(`must be yes or no, and is '${text}'.`)
}

function addressAndPort(text: string): { host: string; port: number } {
  const [, host = '127.0.0.1', port = ''] = /^(?:\[?([^\s[\]]+?)\]?:)?(\d+)$/.exec(text) ?? []
  const n = Number(port)
  if (port === '' || n < 1 || n > 65_535) throw new Error(`must be a port such as 2525, or an address and a port such as 0.0.0.0:2525, and is '${text}'.`)
  return { host, port: n }
}

/** Says nothing of what was given. */
function longEnough(text: string): string {
  if (text.length < 32) throw new Error('must have at least 32 characters, such as `openssl rand -base64 32` gives.')
  return text
}

function nonEmpty(text: string): string {
  if (/\s/.test(text)) throw new Error(`must be one address or host name, and is '${text}'.`)
  return text
}

function webUrl(text: string): string {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
    throw new Error(`must be an address such as https://desk.example.com, and is '${text}'.`)
  return url.href.replace(/\/+$/, '')
}

/** The text is not repeated: it holds a password. */
function smtpUrl(text: string): string {
  const url = URL.parse(text)
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') throw new Error('must be an address such as smtps://user:password@host:465.')
  return text
}

function address(text: string): string {
  if (!/^[\w.+-]{1,64}@[\w-]+(\.[\w-]+)*$/.test(text)) throw new Error(`must be one mail address such as desk@example.com, and is '${text}'.`)
  return text
}

/** The text is not repeated: it holds a password. */
function postgresUrl(text: string): string {
  const url = URL.parse(text)
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) throw new Error('must be an address such as postgres://user:password@host:5432/name.')
  return text
}
