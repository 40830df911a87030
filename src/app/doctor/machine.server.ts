import { X509Certificate } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readCertificate } from '../certificate.server.ts'
import { unknownSettings, type Config } from '../config.server.ts'
import { home } from '../home.server.ts'
import { installedPostgres } from '../postgres/binaries.server.ts'
import { type Finding, fault, ok, warning } from './finding.ts'

/** What can be said without a database. */
export const machineFindings = (config: Config): Finding[] => [
  node(),
  programs(config),
  dataFolder(config),
  room(config),
  screens(),
  ...unknownSettings().map(line => warning('settings', line, 'Correct its name, or remove it.')),
  address(config),
  ...mailTls(config),
]

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const said = `Node ${process.versions.node}`
  if (major > 22 || (major === 22 && minor >= 18)) return ok('node', said)
  return fault('node', `${said} is too old.`, 'Run npm install, which brings a newer one, and start Mainstay with npm start or npx mainstay.')
}

function programs(config: Config): Finding {
  if (config.databaseUrl) return ok('postgresql', 'DATABASE_URL names the database to use')
  try {
    return ok('postgresql', `its own, from ${installedPostgres()}`)
  } catch (error) {
    return fault('postgresql', said(error), 'Run npm install without --omit=optional, or set DATABASE_URL.')
  }
}

function dataFolder({ data }: Config): Finding {
  try {
    mkdirSync(data, { recursive: true })
    accessSync(data, constants.R_OK | constants.W_OK | constants.X_OK)
    return ok('data folder', data)
  } catch (error) {
    return fault('data folder', `${data} cannot be written: ${said(error)}`, 'Give it to the user that runs Mainstay, or set MAINSTAY_DATA to another folder.')
  }
}

const gigabyte = 2 ** 30

function room({ data }: Config): Finding {
  const folder = existsSync(data) ? data : dirname(data)
  const { bavail, bsize } = statfsSync(folder)
  const free = (bavail * bsize) / gigabyte
  const message = `${free.toFixed(1)} GB free for ${data}`
  if (free < 0.2) return fault('disk', message, 'Make room: a full disk stops every change.')
  return free < 2 ? warning('disk', message, 'Make room soon: a full disk stops every change.') : ok('disk', message)
}

function screens(): Finding {
  if (existsSync(join(home, 'dist/web'))) return ok('screens', 'built')
  return warning('screens', 'The screens have not been built; only the API answers.', 'Run npm run build, or start with npm start.')
}

function address({ host, publicUrl, isPublic, trustProxy }: Config): Finding {
  const local = /^(127\.|localhost$|::1$)/.test(host)
  if (local && !isPublic) return ok('address', `${publicUrl}, for this machine only`)
  if (!isPublic)
    return warning(
      'address',
      `Other machines can reach ${host}, but PUBLIC_URL is not set, so links in mail lead to ${publicUrl}.`,
      'Set PUBLIC_URL to the address people use.',
    )
  if (!publicUrl.startsWith('https:'))
    return warning(
      'address',
      `${publicUrl} is not encrypted: passwords can be read on the way.`,
      'Put a proxy with TLS in front, and set PUBLIC_URL to its https address.',
    )
  if (!trustProxy)
    return warning(
      'address',
      `${publicUrl} is served by a proxy whose word is not taken: all requests seem to come from it.`,
      'Set TRUST_PROXY=yes if every request comes through that proxy.',
    )
  return ok('address', publicUrl)
}

/** That the files fit together is looked at with the settings. */
function mailTls({ mailTls: files, mailListen }: Config): Finding[] {
  if (!files) return []
  const what = 'mail tls'
  if (!mailListen)
    return [warning(what, 'A certificate is set and no mail is taken in.', 'Set MAIL_LISTEN, or remove MAIL_TLS_CERT_FILE and MAIL_TLS_KEY_FILE.')]
  const { subjectAltName, subject, validTo } = new X509Certificate(readCertificate(files).cert)
  const days = Math.floor((Date.parse(validTo) - Date.now()) / 86_400_000)
  const message = `The certificate for ${subjectAltName ?? subject} ${days < 0 ? 'was' : 'is'} good until ${new Date(validTo).toISOString().slice(0, 10)}.`
  if (days >= 7) return [ok(what, message)]
  return [warning(what, message, 'Renew it in MAIL_TLS_CERT_FILE and MAIL_TLS_KEY_FILE; it is taken up without a restart.')]
}

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error))
