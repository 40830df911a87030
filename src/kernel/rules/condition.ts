import type { ASTNode } from '@marcbachmann/cel-js'
import { type Comparison, nobody, type Rule, signedIn } from '../define/index.ts'
import { limits } from './limits.ts'
import { noFunction, refuse } from './refusal.ts'
import { fieldOf, literal, type Side, side, text } from './side.ts'

/** The rule that a parsed text stands for; `depth` is how many levels lie around it. */
export function condition(node: ASTNode, depth: number): Rule {
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
  if (node.op === 'call') throw noFunction(node, node.args[0])
  throw refuse(node, "This is no condition. A condition compares a field, as in state == 'new'.")
}
