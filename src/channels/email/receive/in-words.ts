/** Why a mail server cannot be used, as an administrator can act on it. Never what the server was told: a password may be in it. */
import type { Text } from '../../../kernel/define/index.ts'

interface Told {
  readonly code?: string | undefined
  readonly authenticationFailed?: boolean | undefined
  readonly responseText?: string | undefined
  readonly serverResponseCode?: string | undefined
  readonly tlsFailed?: boolean | undefined
  readonly message?: string
}

export type Place = { readonly host: string; readonly port: number; readonly folder: string }

export function connectionInWords(error: unknown, { host, port, folder }: Place): Text {
  const told: Told = error instanceof Error ? error : {}
  const at = `${host}:${port}`
  const said = told.responseText?.replace(/\p{Cc}/gu, ' ').slice(0, 200)
  if (told.authenticationFailed)
    return {
      en: `${host} does not accept the user and password.${said ? ` It says: ${said}` : ''}`,
      de: `${host} nimmt Benutzer und Passwort nicht an.${said ? ` Der Server sagt: ${said}` : ''}`,
    }
  const known = byCode(told.code ?? '', at, host)
  if (known) return known
  if (/certificate|self[- ]signed|altnames/i.test(told.message ?? '')) return certificate(host, told.message ?? '')
  if (told.tlsFailed || /ssl|tls|wrong version/i.test(told.message ?? ''))
    return {
      en: `${at} does not speak TLS as it is set here. Try another way of encryption, or the port that belongs to it (993, or 143 for STARTTLS).`,
      de: `${at} spricht TLS nicht so, wie es hier eingestellt ist. Bitte eine andere Verschlüsselung wählen oder den Port dazu (993, für STARTTLS 143).`,
    }
  if (told.serverResponseCode === 'NONEXISTENT' || /mailbox doesn'?t exist|nonexistent|unknown mailbox|no such/i.test(said ?? ''))
    return { en: `There is no folder ‘${folder}’ in this mailbox.`, de: `In diesem Postfach gibt es keinen Ordner „${folder}“.` }
  const rest = said ?? told.message?.slice(0, 200) ?? '?'
  return { en: `${at} could not be used: ${rest}`, de: `${at} war nicht zu benutzen: ${rest}` }
}

function byCode(code: string, at: string, host: string): Text | undefined {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return {
      en: `There is no mail server called ${host}, or its name cannot be looked up now.`,
      de: `Es gibt keinen Mailserver ${host}, oder der Name ist gerade nicht zu erfragen.`,
    }
  if (code === 'ECONNREFUSED')
    return { en: `Nothing answers at ${at}. Check the server and the port.`, de: `Unter ${at} antwortet nichts. Bitte Server und Port prüfen.` }
  if (['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'ETIMEDOUT', 'ETIMEOUT', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code))
    return {
      en: `${at} does not answer in time. A firewall may stand between, or the port is another one.`,
      de: `${at} antwortet nicht rechtzeitig. Vielleicht steht eine Firewall dazwischen, oder der Port ist ein anderer.`,
    }
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code)) return certificate(host, code)
  return undefined
}

const certificate = (host: string, why: string): Text => ({
  en: `The certificate of ${host} cannot be trusted (${why.slice(0, 120)}). Use the name that stands in it, or have Node know its authority (NODE_EXTRA_CA_CERTS).`,
  de: `Dem Zertifikat von ${host} ist nicht zu trauen (${why.slice(0, 120)}). Bitte den Namen benutzen, der darin steht, oder Node seine Stelle nennen (NODE_EXTRA_CA_CERTS).`,
})
