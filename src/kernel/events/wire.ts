import type { Happening } from '../records/index.server.ts'
import type { Doing, Heard } from './heard.ts'

/** PostgreSQL takes payloads of less than 8,000 bytes. */
const longest = 7_900
/** More than these are not worth naming: whoever listens would ask for everything anyway. */
const mostPayloads = 4

/** By their place, which never changes: processes of two releases speak with each other while one is replaced. */
const allNeeds: readonly Happening['needs'][] = ['read', 'note', 'follow']

type Line =
  | readonly ['r', tenant: string, type: string, id: string, version: number, needs: number]
  | readonly ['t', tenant: string, type: string]
  | readonly ['a']
  | readonly ['w', tenant: string, person: string | null]
  | readonly ['p', tenant: string, type: string, id: string, person: string, name: string, doing: Doing | '']

/** The payloads that tell other processes: who says it, then line by line what was heard. Ids only; names of people only for presence. */
export function pack(from: string, heard: readonly Heard[]): string[] {
  const exact = chunks(from, lines(heard))
  if (exact.length <= mostPayloads) return exact
  const summed = chunks(from, lines(heard.map(h => (h.what === 'record' ? { what: 'type', tenant: h.happening.tenant, type: h.happening.type } : h))))
  return summed.length <= mostPayloads ? summed : chunks(from, [['a']])
}

/** What another process told; nothing if it was this one, and `anything` where it cannot be read (a newer release may say more). */
export function unpack(self: string, payload: string): Heard[] {
  try {
    const [from, ...told] = JSON.parse(payload) as [string, ...Line[]]
    return from === self ? [] : told.map(fromLine)
  } catch {
    return [{ what: 'anything' }]
  }
}

/** Each once, the last word on a record alone. */
function lines(heard: readonly Heard[]): Line[] {
  const latest = new Map<string, Line>()
  for (const h of heard) {
    const line = toLine(h)
    latest.set(keyOf(line), line)
  }
  return [...latest.values()]
}

const keyOf = (line: Line): string => (line[0] === 'r' ? `r ${line[3]} ${line[5]}` : line[0] === 'p' ? `p ${line[3]} ${line[4]}` : line.join(' '))

function toLine(heard: Heard): Line {
  switch (heard.what) {
    case 'record': {
      const { tenant, type, id, version, needs } = heard.happening
      return ['r', tenant, type, id, version, allNeeds.indexOf(needs)]
    }
    case 'type':
      return ['t', heard.tenant, heard.type]
    case 'anything':
      return ['a']
    case 'rights':
      return ['w', heard.tenant, heard.person]
    case 'presence': {
      const { tenant, type, id, person, name, doing } = heard.present
      return ['p', tenant, type, id, person, name.slice(0, 200), doing ?? '']
    }
  }
}

function fromLine(line: Line): Heard {
  switch (line[0]) {
    case 'r': {
      const [, tenant, type, id, version, needs] = line
      return { what: 'record', happening: { tenant, type, id, version, needs: allNeeds[needs] ?? 'note' } }
    }
    case 't':
      return { what: 'type', tenant: line[1], type: line[2] }
    case 'w':
      return { what: 'rights', tenant: line[1], person: line[2] }
    case 'p': {
      const [, tenant, type, id, person, name, doing] = line
      return { what: 'presence', present: { tenant, type, id, person, name, doing: doing === '' ? null : doing } }
    }
    default:
      return { what: 'anything' }
  }
}

function chunks(from: string, all: readonly Line[]): string[] {
  const result: string[] = []
  let body = ''
  const head = JSON.stringify(from)
  for (const line of all) {
    const text = `,${JSON.stringify(line)}`
    if (body !== '' && Buffer.byteLength(head + body + text) > longest) {
      result.push(`[${head}${body}]`)
      body = ''
    }
    body += text
  }
  return body === '' ? result : [...result, `[${head}${body}]`]
}
