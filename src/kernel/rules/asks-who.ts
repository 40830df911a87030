import type { Operand, Rule, Text } from '../define/index.ts'

/** Whether the rule's answer depends on who asks: nobody does where something moves by itself. */
export function asksWho(rule: Rule): boolean {
  if ('all' in rule) return rule.all.some(asksWho)
  if ('any' in rule) return rule.any.some(asksWho)
  if ('not' in rule) return asksWho(rule.not)
  if ('signedIn' in rule || 'role' in rule || 'memberOf' in rule) return true
  return 'is' in rule && isMe(rule.value)
}

const isMe = (value: Operand): boolean => typeof value === 'object' && 'me' in value

export const asksWhoFault: Text = {
  en: 'This is asked when nobody asks, so it cannot speak of me, my groups or my roles. Name the person, or a field of the record.',
  de: 'Hier fragt niemand; deshalb kann es nicht um mich, meine Gruppen oder Rollen gehen. Nennen Sie die Person oder ein Feld des Datensatzes.',
}
