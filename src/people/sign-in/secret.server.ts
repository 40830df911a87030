import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, safe in a cookie, a header and an address. */
export const newSecret = (prefix = ''): string => prefix + randomBytes(32).toString('base64url')

/** What is kept of a secret. Fast on purpose: nobody can guess 256 bits, so that nothing needs to be slow. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()
