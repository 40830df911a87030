import { type CompiledForm, leansOn } from './compile.ts'
import type { FormFault } from './faults.ts'
import { publishWords } from './publish-words.ts'

/** Questions that hang on themselves, through what shows them and what fills them in. Each circle is told once. */
export function circlesIn({ questions }: CompiledForm): FormFault[] {
  const byKey = new Map(questions.map(one => [one.question.key, one]))
  const done = new Set<string>()
  const faults: FormFault[] = []
  const visit = (key: string, way: readonly string[]) => {
    const at = way.indexOf(key)
    if (at >= 0) return faults.push({ key, message: publishWords.circle([...way.slice(at), key].map(k => byKey.get(k)?.question.label ?? { en: k, de: k })) })
    const one = byKey.get(key)
    if (!one || done.has(key)) return undefined
    for (const other of leansOn(one)) visit(other, [...way, key])
    done.add(key)
    return undefined
  }
  for (const { question } of questions) visit(question.key, [])
  return faults
}
