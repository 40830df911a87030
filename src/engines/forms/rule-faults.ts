import { followPath, type Text } from '../../kernel/define/index.ts'
import { Failure } from '../../kernel/errors.ts'
import { checkRule, parseRule, pathsOf } from '../../kernel/rules/index.ts'
import type { Checking } from './faults.ts'
import { placed, publishWords } from './publish-words.ts'

/** What is wrong with a rule about the answers. */
export function ruleFaults(text: string, checking: Checking, where: Text): Text[] {
  const { model, type } = checking.compiled
  try {
    const rule = parseRule(text)
    const faults = checkRule(model, type, rule)
    if (faults.length > 0) return faults.map(fault => placed(where, { en: fault, de: fault }))
    return pathsOf(rule).flatMap(path => unreadable(path, checking).map(fault => placed(where, fault)))
  } catch (failure) {
    if (failure instanceof Failure) return [placed(where, { en: failure.told('en').detail, de: failure.told('de').detail })]
    throw failure
  }
}

/** Whether whoever orders may read all that lies on a path behind a reference: a form must not answer for them what they cannot ask themselves. */
export function unreadable(path: string, { compiled: { model, type }, readable, mayFind }: Checking): Text[] {
  const [, ...steps] = followPath(model, type, path)?.steps ?? []
  const hidden = steps.some(step => !mayFind(step.type.name) || (step.name !== 'id' && !readable(step.type, step.name)))
  return hidden ? [publishWords.mayNotRead(path)] : []
}
