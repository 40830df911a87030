import type { Model } from '../../kernel/define/index.ts'
import { type CompiledForm, compileForm } from './compile.ts'
import type { Form } from './form.ts'

const most = 200

/** Compiled forms by what never changes, such as the id of a published version: to read all the rules of a large one takes a tenth of a second. */
export function compiledForms(model: Model): (id: string, form: () => Form) => CompiledForm {
  const kept = new Map<string, CompiledForm>()
  return (id, form) => {
    const compiled = kept.get(id) ?? compileForm(form(), model)
    // The one used last stands last.
    kept.delete(id)
    kept.set(id, compiled)
    for (const old of kept.keys()) if (kept.size > most) kept.delete(old)
    return compiled
  }
}
