import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { Turnstile } from './turnstile.ts'

/** Memory in KiB, passes, lanes. */
interface Cost {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
}

/** argon2id as OWASP's password storage cheat sheet asks for it (19 MiB, two passes): about 30 ms. */
const cost: Cost = { memory: 19_456, passes: 2, parallelism: 1 }
const hashBytes = 32

/** Each runs on a thread of libuv, of which there are four, and files need them as well. */
const turnstile = new Turnstile(2, 100)

/** What is kept of a password: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return written(cost, salt, await derive(password, salt, cost))
}

/** Takes as long with no hash as with one, so that nobody learns from the time whether somebody exists. */
export async function isPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  const { cost: used, salt, hash } = read(stored ?? nobodys)
  const derived = await derive(password, salt, used)
  return timingSafeEqual(derived, hash) && stored !== null && stored !== undefined
}

/** Whether it was hashed at another cost than today's. */
export const isDated = (stored: string): boolean => JSON.stringify(read(stored).cost) !== JSON.stringify(cost)

const derive = (password: string, salt: Buffer, { memory, passes, parallelism }: Cost): Promise<Buffer> =>
  turnstile.pass(
    () =>
      new Promise((resolve, reject) => {
        const parameters = { message: password.normalize('NFC'), nonce: salt, parallelism, tagLength: hashBytes, memory, passes }
        argon2('argon2id', parameters, (error, derived) => (error ? reject(error) : resolve(derived)))
      }),
  )

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

const written = ({ memory, passes, parallelism }: Cost, salt: Buffer, hash: Buffer): string =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(hash)}`

/** The hash of no password. */
const nobodys = written(cost, Buffer.alloc(16), Buffer.alloc(hashBytes))

const form = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

function read(stored: string): { cost: Cost; salt: Buffer; hash: Buffer } {
  const [, memory, passes, parallelism, salt = '', hash = ''] = form.exec(stored) ?? []
  if (hash === '') throw new Error('A password is kept in a form that is not known here.')
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  }
}
