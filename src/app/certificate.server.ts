import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'

/** Where a certificate and its private key are. */
export interface CertificateFiles {
  readonly certFile: string
  readonly keyFile: string
}

/** What a server proves itself with, both PEM. The certificate stands first, then those that vouch for it. */
export interface Certificate {
  readonly cert: string
  readonly key: string
}

/** Reads both anew. @throws Error in words that name the setting where a file cannot be read, or they do not fit together */
export function readCertificate({ certFile, keyFile }: CertificateFiles): Certificate {
  const [cert, key] = [textOf('MAIL_TLS_CERT_FILE', certFile), textOf('MAIL_TLS_KEY_FILE', keyFile)]
  if (!parsedCertificate(certFile, cert).checkPrivateKey(parsedKey(keyFile, key)))
    throw new Error('MAIL_TLS_KEY_FILE is not the private key of the certificate in MAIL_TLS_CERT_FILE: name two files that belong together.')
  try {
    createSecureContext({ cert, key })
  } catch (error) {
    throw new Error(`MAIL_TLS_CERT_FILE and MAIL_TLS_KEY_FILE cannot be used: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
  return { cert, key }
}

function textOf(setting: string, file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Error(`${setting} names ${file}, which cannot be read.`, { cause: error })
  }
}

function parsedCertificate(file: string, text: string): X509Certificate {
  try {
    return new X509Certificate(text)
  } catch (error) {
    throw new Error(`MAIL_TLS_CERT_FILE names ${file}, which holds no certificate in PEM.`, { cause: error })
  }
}

function parsedKey(file: string, text: string): KeyObject {
  try {
    return createPrivateKey(text)
  } catch (error) {
    throw new Error(`MAIL_TLS_KEY_FILE names ${file}, which holds no private key in PEM without a passphrase.`, { cause: error })
  }
}
