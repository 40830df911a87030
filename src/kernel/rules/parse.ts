import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js'
import { type Comparison, type Literal, nobody, type Operand, type Rule, signedIn } from '../define/index.ts'
import { type Failure, malformed } from '../errors.ts'
import { limits, tooLarge } from './limits.ts'
import { isDistance } from './moment.ts'

/**
 * Reads the text form of a rule, a subset of CEL: `state == 'new' && (priority <= 2 || service.owner == me)`.
 * A text that was read before gives the same (frozen) rule.
 * @throws malformed `bad_filter`, saying where it is wrong and what would be right
 */
export function parseRule(text: string): Rule {
  const known = read.get(text)
  if (known) {
    read.delete(text)
    read.set(text, known)
    return known
  }
  const rule = freeze(parseAfresh(text))
  read.set(text, rule)
  if (read.size > kept) forgetOldest()
  return rule
}

/** The rules read last, in the order of their last use; a desk asks the same few filters over and over. */
const read = new Map<string, Rule>()
const kept = 500

function forgetOldest() {
  for (const text of read.keys()) {
    read.delete(text)
    return
  }
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(freeze)
  }
  return value
}

function parseAfresh(text: string): Rule {
  if (text.length > limits.length) throw bad(`The filter is ${text.length} characters long; at most ${limits.length} are read.`)
  if (text.trim() === '') throw bad("The filter is empty. Write a condition, such as state == 'new', or leave it out.")
  const rule = condition(tree(text), 1)
  const fault = tooLarge(rule)
  if (fault !== undefined) throw bad(fault)
  return rule
}

// Brackets and dots count as levels there, so it allows more than ours; ours is checked on the way down.
const cel = new Environment({ limits: { maxDepth: 2 * limits.depth + 4, maxAstNodes: limits.length, maxListElements: limits.list } })

function tree(text: string): ASTNode {
  try {
    return cel.parse(text).ast
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    throw bad(`${plain(error, text)} ${where(text, error.range ?? { start: 0, end: 0 })}`)
  }
}

function plain(error: ParseError, text: string): string {
  switch (error.code) {
    case 'limit_exceeded':
      return 'The filter is nested too deeply or its lists are too long.'
    case 'unterminated_string':
      return 'A text has no closing quote.'
    case 'reserved_identifier':
      return 'This word cannot be used as the name of a field.'
    default:
      return misspelt(text.slice(error.range?.start)) ?? (error.summary.includes('EOF') ? 'The filter ends too early.' : 'This is not understood.')
  }
}

/** What people write who know another language of conditions. */
function misspelt(rest: string): string | undefined {
  if (rest.startsWith('=')) return 'To compare, write ==.'
  if (/^(and|&)/i.test(rest)) return "For 'and' write &&."
  if (/^(or|\|)/i.test(rest)) return "For 'or' write ||."
  if (/^(not in|is|like|=~)\b/i.test(rest)) return 'There are ==, !=, <, <=, >, >=, in, .contains, .startsWith and .endsWith; !(...) says not.'
  return undefined
}

function condition(node: ASTNode, depth: number): Rule {
  if (depth > limits.depth) throw refuse(node, `The filter is nested more than ${limits.depth} levels deep; make it simpler.`)
  switch (node.op) {
    case '&&':
      return { all: chain(node).map(part => condition(part, depth + 1)) }
    case '||':
      return { any: chain(node).map(part => condition(part, depth + 1)) }
    case '!_':
      return { not: condition(node.args, depth + 1) }
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(node, node.op, side(node.args[0]), side(node.args[1]))
    case 'in':
      return membership(node, ...node.args)
    case 'rcall':
      return match(node, ...node.args)
    default:
      return bare(node)
  }
}

/** The parts of `a && b && c`, which the parser nests to the left. */
function chain(node: ASTNode & { op: '&&' | '||' }): ASTNode[] {
  const parts: ASTNode[] = []
  let at: ASTNode = node
  while (at.op === node.op) {
    const [left, right]: [ASTNode, ASTNode] = at.args
    parts.unshift(...(right.op === node.op ? chain(right) : [right]))
    at = left
  }
  return [at, ...parts]
}

type Side = { path: string } | { null: true } | { operand: Operand }

type Ordering = '==' | '!=' | '<' | '<=' | '>' | '>='
const turned = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const

function comparison(node: ASTNode, is: Ordering, left: Side, right: Side): Rule {
  if ('path' in left) return onField(node, left.path, is, right)
  if ('path' in right) return onField(node, right.path, turned[is], left)
  if (isMe(left) && 'null' in right) return asksSignedIn(node, is)
  if (isMe(right) && 'null' in left) return asksSignedIn(node, is)
  throw refuse(node, "One side must be a field of the record, as in state == 'new'.")
}

const isMe = (side: Side) => 'operand' in side && typeof side.operand === 'object' && 'me' in side.operand

function asksSignedIn(node: ASTNode, is: Ordering): Rule {
  if (is === '!=') return signedIn
  if (is === '==') return { not: signedIn }
  throw refuse(node, 'Write me != null for whoever is signed in.')
}

function onField(node: ASTNode, field: string, is: Ordering, other: Side): Rule {
  if ('path' in other) return { field, is, value: { field: other.path } }
  if ('operand' in other) return { field, is, value: other.operand }
  if (is !== '==' && is !== '!=') throw refuse(node, `Nothing is ${is} null. Write ${field} == null or ${field} != null.`)
  return { field, empty: is === '==' }
}

function membership(node: ASTNode, member: ASTNode, list: ASTNode): Rule {
  if (list.op === 'list')
    return { field: fieldOf(member, `A field must stand before 'in', as in state in ['new', 'active'].`), is: 'in', value: list.args.map(literal) }
  if (isOfMe(list, 'groups')) return { memberOf: fieldOf(member, 'Name the field that holds the group, as in group in me.groups.') }
  if (isOfMe(list, 'roles')) return { role: roleName(member) }
  const field = fieldOf(list, "After 'in' comes a list in square brackets, a field that holds several values, me.groups or me.roles.")
  return contains(node, field, 'contains', side(member))
}

const isOfMe = (node: ASTNode, name: string) => node.op === '.' && node.args[1] === name && node.args[0].op === 'id' && node.args[0].args === 'me'

function roleName(node: ASTNode): string {
  if (node.op === 'value' && typeof node.args === 'string') return text(node, node.args)
  throw refuse(node, "Name the role in quotes, as in 'agent' in me.roles.")
}

type Match = Extract<Comparison, 'contains' | 'startsWith' | 'endsWith'>
const isMatch = (name: string): name is Match => name === 'contains' || name === 'startsWith' || name === 'endsWith'

function match(node: ASTNode, name: string, receiver: ASTNode, args: readonly ASTNode[]): Rule {
  if (!isMatch(name)) throw refuse(node, `There is no '${name}'. There are contains, startsWith and endsWith, as in title.contains('vpn').`)
  const [argument, ...more] = args
  if (!argument || more.length > 0) throw refuse(node, `${name} takes one value, as in title.${name}('vpn').`)
  return contains(node, fieldOf(receiver, `Before .${name} comes a field, as in title.${name}('vpn').`), name, side(argument))
}

function contains(node: ASTNode, field: string, is: Match, other: Side): Rule {
  if ('null' in other) throw refuse(node, `Nothing contains null. Write ${field} == null for an empty field.`)
  return { field, is, value: 'path' in other ? { field: other.path } : other.operand }
}

/** A condition of one word, or something that is no condition. */
function bare(node: ASTNode): Rule {
  if (node.op === 'value' && node.args === false) return nobody
  if (node.op === 'value' && node.args === true) throw refuse(node, "'true' is no condition. Write me != null for whoever is signed in.")
  if (node.op === 'id' || node.op === '.') {
    const name = fieldOf(node, 'This is no condition.')
    throw refuse(node, `Say what '${name}' should be: ${name} == true, or ${name} != null.`)
  }
  if (node.op === '?:') throw refuse(node, 'A choice with ? and : cannot be used. Write (a && b) || (!a && c).')
  if (node.op === 'call') throw refuse(node, hints[node.args[0]] ?? `There is no '${node.args[0]}'.`)
  throw refuse(node, "This is no condition. A condition compares a field, as in state == 'new'.")
}

const hints: Readonly<Record<string, string>> = {
  __proto__: null as never,
  has: 'Write field != null instead of has(field).',
  size: 'The number of values cannot be asked. Write field != null for at least one.',
  timestamp: "Write the moment as text, as in createdAt < '2026-01-31T12:00:00Z'.",
  now: 'Compare a field with it, as in dueAt < now().',
  duration: "Write duration('PT4H') after now() + or now() -; a field that holds a duration is compared with the text alone, as in effort > 'PT4H'.",
}

function side(node: ASTNode): Side {
  switch (node.op) {
    case 'value':
      return node.args === null ? { null: true } : { operand: literal(node) }
    case '-_':
      return { operand: literal(node) }
    case 'id':
      return node.args === 'me' ? { operand: { me: true } } : { path: fieldOf(node) }
    case '.':
      return { path: fieldOf(node) }
    case 'call':
    case '+':
    case '-':
      return { operand: moment(node) }
    case 'list':
      throw refuse(node, "A list can only stand after 'in', as in state in ['new', 'active'].")
    default:
      throw refuse(
        node,
        'A comparison takes a field on one side and a value, another field, me or now() on the other. Put brackets around conditions that belong together.',
      )
  }
}

function literal(node: ASTNode): Literal {
  if (node.op === '-_' && node.args.op === 'value') {
    const value = literal(node.args)
    if (typeof value === 'number') return value === 0 ? 0 : -value
  }
  if (node.op !== 'value') throw refuse(node, 'A value is expected here: a text in quotes, a number, true or false.')
  const value = node.args
  if (typeof value === 'string') return text(node, value)
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'bigint') return exact(node, value)
  throw refuse(node, 'A value is a text in quotes, a number, true or false.')
}

function exact(node: ASTNode, value: bigint): number {
  const number = Number(value)
  if (BigInt(number) !== value) throw refuse(node, 'This number has too many digits.')
  return number
}

/** PostgreSQL keeps neither the character NUL nor half a surrogate pair. */
function text(node: ASTNode, value: string): string {
  if (value.includes('\0') || !value.isWellFormed()) throw refuse(node, 'This text has a character in it that no field can hold.')
  return value
}

/** `now()`, or `now()` moved by a duration. */
function moment(node: ASTNode): Operand {
  if (isNow(node)) return { now: '' }
  if ((node.op === '+' || node.op === '-') && isNow(node.args[0])) return { now: `${node.op === '-' ? '-' : ''}${duration(node.args[1])}` }
  if (node.op === 'call') throw refuse(node, hints[node.args[0]] ?? `There is no '${node.args[0]}'. There are now() and duration('PT4H').`)
  throw refuse(node, "Only now() can be reckoned with, as in now() - duration('PT4H').")
}

const isNow = (node: ASTNode) => node.op === 'call' && node.args[0] === 'now' && node.args[1].length === 0

function duration(node: ASTNode): string {
  const argument = node.op === 'call' && node.args[0] === 'duration' && node.args[1].length === 1 ? node.args[1][0] : undefined
  const value = argument?.op === 'value' && argument.args
  if (typeof value === 'string' && value.startsWith('P') && isDistance(value)) return value
  throw refuse(node, "A duration is written duration('PT4H') (four hours), 'PT30M' (thirty minutes), 'P2D' (two days) or 'P1W' (a week).")
}

function fieldOf(node: ASTNode, otherwise = 'The name of a field is expected here.'): string {
  const names = namesOf(node)
  if (!names) throw refuse(node, otherwise)
  if (names.some(name => name === 'prototype' || name in Object.prototype)) throw refuse(node, 'This word cannot be used as the name of a field.')
  if (names[0] === 'me')
    throw refuse(
      node,
      names.length === 1 ? otherwise : "Of the person who asks there are me, me.groups and me.roles, as in group in me.groups or 'agent' in me.roles.",
    )
  return names.join('.')
}

function namesOf(node: ASTNode): string[] | undefined {
  if (node.op === 'id') return [node.args]
  const before = node.op === '.' ? namesOf(node.args[0]) : undefined
  return before && node.op === '.' ? [...before, node.args[1]] : undefined
}

const refuse = (node: ASTNode, message: string): Failure => bad(`${message} ${where(node.input, node.range)}`)

function where(text: string, range: { start: number; end: number }): string {
  const piece = text.slice(range.start, Math.min(range.end, range.start + 60)).trim()
  return piece ? `(At character ${range.start + 1}: ${piece})` : `(At character ${range.start + 1}.)`
}

const bad = (message: string): Failure => malformed(message, 'bad_filter')
