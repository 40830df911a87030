import type { Text } from '../../../kernel/define/index.ts'
import { unknown } from '../../texts/index.server.ts'
import type { HttpNode } from '../graph/graph.ts'
import type { At } from './checking.server.ts'
import { keepFaults, textFaults } from './names.server.ts'

/** Set by the connection itself, or by the engine. */
const ownHeaders = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'upgrade',
  'te',
  'trailer',
  'expect',
  'idempotency-key',
  'content-type',
])
const keyHeaders = /^(authorization|proxy-authorization|cookie|x-api-key|api-key|x-auth-token|.*(secret|token|password).*)$/i

export function httpFaults(node: HttpNode, at: At): Text[] {
  const host = hostOf(node.url)
  return [
    ...urlFaults(node.url, host),
    ...textFaults(at, node.url),
    ...(node.headers ?? []).flatMap(h => headerFaults(h, host, at)),
    ...textsIn(node.body).flatMap(text => textFaults(at, text)),
    ...(node.answers ?? []).flatMap(a => keepFaults(at, a.variable)),
  ]
}

/** The name of the machine, which must be written out: whoever answers a question must not choose where a key is sent. */
function hostOf(url: string): string | undefined {
  const [origin] = /^https?:\/\/[^/?#]+/i.exec(url) ?? []
  if (origin === undefined || /[{}@\\]/.test(origin)) return undefined
  return URL.parse(origin)?.hostname.toLowerCase()
}

function urlFaults(url: string, host: string | undefined): Text[] {
  if (host !== undefined && URL.parse(url.replaceAll(/\{\{[^{}]*\}\}/g, 'x')) !== null) return []
  return [
    {
      en: 'Give a whole address, such as https://api.example.com/items. Values may stand behind the name of the machine, not in it.',
      de: 'Bitte eine ganze Adresse angeben, etwa https://api.example.com/items. Werte dürfen hinter dem Namen des Rechners stehen, nicht darin.',
    },
  ]
}

function headerFaults({ name, value, secret }: NonNullable<HttpNode['headers']>[number], host: string | undefined, at: At): Text[] {
  if (!/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name) || ownHeaders.has(name.toLowerCase()))
    return [{ en: `The header '${name}' cannot be set.`, de: `Der Header „${name}“ kann nicht gesetzt werden.` }]
  if ((value === undefined) === (secret === undefined))
    return [{ en: `Give the header '${name}' a value or a secret.`, de: `Bitte dem Header „${name}“ einen Wert oder ein Geheimnis geben.` }]
  if (value !== undefined && keyHeaders.test(name))
    return [
      {
        en: `'${name}' holds a key: keep that as a secret of flows, and name it here. Everybody who may see the flow would read it.`,
        de: `„${name}“ enthält einen Schlüssel: Bitte als Geheimnis für Abläufe ablegen und hier nennen. Alle, die den Ablauf sehen, würden ihn lesen.`,
      },
    ]
  return value === undefined ? secretFaults(secret ?? '', host, at) : textFaults(at, value)
}

function secretFaults(name: string, host: string | undefined, { secrets }: At): Text[] {
  const hosts = secrets.get(name)
  if (!hosts) return [unknown('secret', 'Ein Geheimnis', name, [...secrets.keys()])]
  return host === undefined || hosts.includes(host)
    ? []
    : [{ en: `The secret '${name}' may not be sent to ${host}.`, de: `Das Geheimnis „${name}“ darf nicht an ${host} gesendet werden.` }]
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
