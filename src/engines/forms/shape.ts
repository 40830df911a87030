import type { Text } from '../../kernel/define/index.ts'

/** What is wrong with the shape of something that came as JSON, and where; nothing if it is as it should be. */
export type Check = (value: unknown, at: string) => readonly Misshapen[]

export interface Misshapen {
  readonly at: string
  readonly message: Text
}

const wrong = (at: string, en: string, de: string): Misshapen[] => [{ at, message: { en: `${at}: ${en}`, de: `${at}: ${de}` } }]
const place = (at: string, name: string) => (at === '' ? name : `${at}.${name}`)

export const line =
  (longest: number): Check =>
  (value, at) =>
    typeof value !== 'string'
      ? wrong(at, 'give text.', 'geben Sie Text an.')
      : value.length > longest
        ? wrong(at, `use at most ${longest} characters.`, `verwenden Sie höchstens ${longest} Zeichen.`)
        : []

/** In every language; either may be blank as long as it is a draft. */
export const words = (longest: number): Check => object({ en: line(longest), de: line(longest) })

export const exactly =
  (...allowed: readonly (string | boolean)[]): Check =>
  (value, at) =>
    allowed.some(one => one === value) ? [] : wrong(at, `use one of ${allowed.join(', ')}.`, `verwenden Sie eines von ${allowed.join(', ')}.`)

export const amount: Check = (value, at) => (typeof value === 'number' && Number.isFinite(value) ? [] : wrong(at, 'give a number.', 'geben Sie eine Zahl an.'))

export const either =
  (...checks: readonly Check[]): Check =>
  (value, at) =>
    checks.some(check => check(value, at).length === 0) ? [] : (checks[0]?.(value, at) ?? [])

/** Only these properties; one whose name ends in `?` may be absent. */
export function object(properties: Readonly<Record<string, Check>>): Check {
  const checks = new Map(Object.entries(properties).map(([name, check]) => [name.replace('?', ''), { check, optional: name.endsWith('?') }]))
  return (value, at) => {
    if (!isPlain(value)) return wrong(at, 'give an object.', 'geben Sie ein Objekt an.')
    const unknown = Object.keys(value).find(name => !checks.has(name))
    if (unknown !== undefined) return wrong(place(at, unknown.slice(0, 80)), 'there is no such property.', 'diese Eigenschaft gibt es nicht.')
    return [...checks].flatMap(([name, { check, optional }]) =>
      Object.hasOwn(value, name) ? check(value[name], place(at, name)) : optional ? [] : wrong(place(at, name), 'this is missing.', 'das fehlt.'),
    )
  }
}

/** Names of one's own, each with the same kind of thing. */
export const named =
  (check: Check, names: RegExp, count: number): Check =>
  (value, at) => {
    if (!isPlain(value)) return wrong(at, 'give an object.', 'geben Sie ein Objekt an.')
    const all = Object.entries(value)
    if (all.length > count) return wrong(at, `use at most ${count}.`, `verwenden Sie höchstens ${count}.`)
    return all.flatMap(([name, one]) =>
      names.test(name) ? check(one, place(at, name)) : wrong(place(at, name.slice(0, 80)), 'this cannot be a name.', 'das kann kein Name sein.'),
    )
  }

export const list =
  (check: Check, count: number): Check =>
  (value, at) => {
    if (!Array.isArray(value)) return wrong(at, 'give a list.', 'geben Sie eine Liste an.')
    if (value.length > count) return wrong(at, `use at most ${count}.`, `verwenden Sie höchstens ${count}.`)
    return value.flatMap((one, i) => check(one, `${at}[${i}]`))
  }

export const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && [Object.prototype, null].includes(Object.getPrototypeOf(value))

/** Looks no deeper than told, so that nothing can exhaust the stack. */
export const isTooDeep = (value: unknown, levels: number): boolean =>
  typeof value === 'object' && value !== null && (levels === 0 || Object.values(value).some(inner => isTooDeep(inner, levels - 1)))
