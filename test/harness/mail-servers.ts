import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { eventually } from './eventually.ts'

const run = promisify(execFile)

/** Debian's postfix and dovecot with a configuration of their own, on ports of loopback: real mail servers for one test file. */
export interface MailServers {
  /** Takes mail for the boxes, and sends back what it cannot deliver. */
  readonly smtp: number
  /** Without encryption or with STARTTLS, and with it from the start, by a certificate that nobody knows. */
  readonly imap: number
  readonly imaps: number
  readonly password: string
  readonly close: () => Promise<void>
}

export interface MailServerOptions {
  /** Whole addresses that are delivered. */
  readonly boxes: readonly string[]
  /** What the mail server says of mail with this envelope sender, as a milter in front of it would. */
  readonly verdicts?: Readonly<Record<string, string>>
  /** Mail for the domain is handed on to a port of this machine. */
  readonly relay?: Readonly<Record<string, number>>
}

const owner = 8 // mail

/** Why there are none here; undefined where they can be run. Installs them where this user may. */
export async function noMailServers(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'postfix and dovecot need Linux and root'
  if (!installed())
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'postfix', 'dovecot-imapd'], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).catch(() => undefined)
  return installed() ? undefined : 'postfix and dovecot are not installed: apt-get install postfix dovecot-imapd'
}

const installed = (): boolean => existsSync('/usr/sbin/postfix') && existsSync('/usr/lib/dovecot/imap')

export async function mailServers(options: MailServerOptions): Promise<MailServers> {
  const folder = mkdtempSync(join(tmpdir(), 'mainstay-mail-'))
  chmodSync(folder, 0o755)
  const [smtp, imap, imaps] = await Promise.all([freePort(), freePort(), freePort()])
  const password = 'korrektes-Pferd'
  const postfix = await startPostfix(folder, smtp, options)
  const dovecot = await startDovecot(folder, { imap, imaps, password })
  const close = async (): Promise<void> => {
    dovecot.kill('SIGTERM')
    await run('postfix', ['-c', postfix, 'stop']).catch(() => undefined)
    await ended(dovecot)
    rmSync(folder, { recursive: true, force: true })
  }
  return { smtp, imap, imaps, password, close }
}

async function startPostfix(folder: string, port: number, { boxes, verdicts = {}, relay = {} }: MailServerOptions): Promise<string> {
  const config = join(folder, 'postfix')
  const [queue, data, mail] = [join(folder, 'queue'), join(folder, 'data'), join(folder, 'mail')]
  for (const path of [config, queue, data, mail]) mkdirSync(path)
  chownSync(mail, owner, owner)
  chownSync(data, Number((await run('id', ['-u', 'postfix'])).stdout), owner)
  const domains = [...new Set(boxes.map(box => box.split('@')[1]))]
  const table = (name: string, lines: Readonly<Record<string, string>>): string => {
    writeFileSync(
      join(config, name),
      Object.entries(lines)
        .map(([key, value]) => `${key} ${value}\n`)
        .join(''),
    )
    return `texthash:${join(config, name)}`
  }
  const settings = {
    compatibility_level: '3.6',
    queue_directory: queue,
    data_directory: data,
    command_directory: '/usr/sbin',
    daemon_directory: '/usr/lib/postfix/sbin',
    shlib_directory: '/usr/lib/postfix',
    maillog_file: join(folder, 'postfix.log'),
    maillog_file_prefixes: folder,
    myhostname: 'mx.help.example',
    mydestination: '',
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    mynetworks: '127.0.0.0/8',
    recipient_delimiter: '+',
    virtual_mailbox_domains: domains.join(', '),
    virtual_mailbox_base: mail,
    virtual_mailbox_maps: table('boxes', Object.fromEntries(boxes.map(box => [box, `${box.split('@')[0]}/`]))),
    virtual_minimum_uid: '1',
    virtual_uid_maps: `static:${owner}`,
    virtual_gid_maps: `static:${owner}`,
    smtpd_reject_unlisted_recipient: 'no',
    relay_domains: Object.keys(relay).join(', '),
    transport_maps: table('transport', Object.fromEntries(Object.entries(relay).map(([domain, to]) => [domain, `smtp:[127.0.0.1]:${to}`]))),
    smtpd_sender_restrictions: `check_sender_access ${table('verdicts', Object.fromEntries(Object.entries(verdicts).map(([from, said]) => [from, `PREPEND Authentication-Results: ${said}`])))}`,
    smtpd_recipient_restrictions: 'permit_mynetworks, reject',
    disable_dns_lookups: 'yes',
  }
  writeFileSync(
    join(config, 'main.cf'),
    Object.entries(settings)
      .map(([name, value]) => `${name} = ${value}\n`)
      .join(''),
  )
  const services = readFileSync('/usr/share/postfix/master.cf.dist', 'utf8')
    .split('\n')
    .map(line => line.replace(/^smtp(\s+inet)/, `127.0.0.1:${port}$1`).replace(/^(\S+\s+\S+\s+\S+\s+\S+\s+)[y-](\s+\S+\s+\S+\s+\S)/, '$1n$2'))
    .join('\n')
  writeFileSync(join(config, 'master.cf'), services)
  await run('postfix', ['-c', config, 'start']).catch((error: unknown) => {
    const log = join(folder, 'postfix.log')
    throw new Error(`postfix did not start: ${existsSync(log) ? readFileSync(log, 'utf8') : ''}`, { cause: error })
  })
  return config
}

async function startDovecot(folder: string, { imap, imaps, password }: { imap: number; imaps: number; password: string }): Promise<ChildProcess> {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  await run('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    key,
    '-out',
    certificate,
    '-days',
    '2',
    '-subj',
    '/CN=localhost',
    '-addext',
    'subjectAltName=DNS:localhost',
  ])
  const config = join(folder, 'dovecot.conf')
  writeFileSync(
    config,
    `base_dir = ${folder}/dovecot
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
mail_location = maildir:${folder}/mail/%n
first_valid_uid = 1
mail_privileged_group = mail
disable_plaintext_auth = no
ssl = yes
ssl_cert = <${certificate}
ssl_key = <${key}
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${owner} gid=${owner} home=${folder}/mail/%n
}
service imap-login {
  inet_listener imap {
    port = ${imap}
  }
  inet_listener imaps {
    port = ${imaps}
    ssl = yes
  }
}
`,
  )
  const child = spawn('/usr/sbin/dovecot', ['-F', '-c', config], { stdio: 'ignore' })
  await eventually('dovecot answers', async () => {
    if (child.exitCode !== null)
      throw new Error(`dovecot did not start: ${existsSync(join(folder, 'dovecot.log')) ? readFileSync(join(folder, 'dovecot.log'), 'utf8') : ''}`)
    return answers(imap)
  })
  return child
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof at === 'object' && at ? at.port : 0
}

async function answers(port: number): Promise<boolean> {
  const { connect } = await import('node:net')
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    socket.once('data', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await new Promise(resolve => child.once('exit', resolve))
}
