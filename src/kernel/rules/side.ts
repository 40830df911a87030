import type { ASTNode } from '@marcbachmann/cel-js'
import type { Literal, Operand } from '../define/index.ts'
import { isDistance } from './moment.ts'
import { noFunction, refuse } from './refusal.ts'

/** One side of a comparison. */
export type Side = { path: string } | { null: true } | { operand: Operand }

export function side(node: ASTNode): Side {
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

export function literal(node: ASTNode): Literal {
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
  // The shortest text of a large number, as it is written, need not be its exact value.
  if (BigInt(number) !== value && String(number) !== String(value)) throw refuse(node, 'This number has too many digits.')
  return number
}

/** A text in a rule. PostgreSQL keeps neither the character NUL nor half a surrogate pair. */
export function text(node: ASTNode, value: string): string {
  if (value.includes('\0') || !value.isWellFormed()) throw refuse(node, 'This text has a character in it that no field can hold.')
  return value
}

/** `now()`, or `now()` moved by a duration. */
function moment(node: ASTNode): Operand {
  if (isNow(node)) return { now: '' }
  if ((node.op === '+' || node.op === '-') && isNow(node.args[0])) return { now: `${node.op === '-' ? '-' : ''}${duration(node.args[1])}` }
  if (node.op === 'call') throw noFunction(node, node.args[0])
  throw refuse(node, "Only now() can be reckoned with, as in now() - duration('PT4H').")
}

const isNow = (node: ASTNode) => node.op === 'call' && node.args[0] === 'now' && node.args[1].length === 0

function duration(node: ASTNode): string {
  const argument = node.op === 'call' && node.args[0] === 'duration' && node.args[1].length === 1 ? node.args[1][0] : undefined
  const value = argument?.op === 'value' && argument.args
  if (typeof value === 'string' && value.startsWith('P') && isDistance(value)) return value
  throw refuse(node, "A duration is written duration('PT4H') (four hours), 'PT30M' (thirty minutes), 'P2D' (two days) or 'P1W' (a week).")
}

export function fieldOf(node: ASTNode, otherwise = 'The name of a field is expected here.'): string {
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
