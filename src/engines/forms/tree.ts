import { type Form, type Part, partsOf } from './form.ts'
import { keyFor } from './keys.ts'

/** Where a part stands: in the form itself, or in a section by its key; and as which of its parts. */
export interface Spot {
  readonly within: string | undefined
  readonly at: number
}

/** Changes the parts of one list: the form's own, or a section's. */
function inList(form: Form, within: string | undefined, change: (parts: readonly Part[]) => readonly Part[]): Form {
  if (within === undefined) return { parts: change(form.parts) }
  const walk = (parts: readonly Part[]): readonly Part[] =>
    parts.map(part => (part.part !== 'section' ? part : { ...part, parts: part.key === within ? change(part.parts) : walk(part.parts) }))
  return { parts: walk(form.parts) }
}

const listAt = (form: Form, within: string | undefined): readonly Part[] => {
  const found = within === undefined ? undefined : partOf(form, within)
  return found?.part === 'section' ? found.parts : within === undefined ? form.parts : []
}

export const partOf = (form: Form, key: string): Part | undefined => partsOf(form).find(({ part }) => part.key === key)?.part

export function spotOf(form: Form, key: string): Spot | undefined {
  const found = partsOf(form).find(({ part }) => part.key === key)
  if (!found) return undefined
  const within = found.within.at(-1)?.key
  return { within, at: listAt(form, within).findIndex(part => part.key === key) }
}

export const inserted = (form: Form, part: Part, { within, at }: Spot): Form => inList(form, within, parts => parts.toSpliced(at, 0, part))

export function removed(form: Form, key: string): Form {
  const spot = spotOf(form, key)
  return spot ? inList(form, spot.within, parts => parts.filter(part => part.key !== key)) : form
}

/** The part as it is now; its key may be another one. */
export function replaced(form: Form, key: string, part: Part): Form {
  const spot = spotOf(form, key)
  return spot ? inList(form, spot.within, parts => parts.map(old => (old.key === key ? part : old))) : form
}

/** To another place; `spot` counts as things stood before. Nothing goes into itself. */
export function moved(form: Form, key: string, spot: Spot): Form {
  const part = partOf(form, key)
  const from = spotOf(form, key)
  if (!part || !from || (spot.within !== undefined && isWithin(part, spot.within))) return form
  const at = from.within === spot.within && from.at < spot.at ? spot.at - 1 : spot.at
  return inserted(removed(form, key), part, { within: spot.within, at })
}

const isWithin = (part: Part, key: string): boolean => part.key === key || (part.part === 'section' && part.parts.some(inner => isWithin(inner, key)))

/** One step by the keyboard: up and down among its neighbours, into the section before it, out of its section to behind it. */
export function stepped(form: Form, key: string, way: 'up' | 'down' | 'in' | 'out'): Form {
  const spot = spotOf(form, key)
  if (!spot) return form
  const { within, at } = spot
  const list = listAt(form, within)
  if (way === 'up') return at > 0 ? moved(form, key, { within, at: at - 1 }) : form
  if (way === 'down') return at < list.length - 1 ? moved(form, key, { within, at: at + 2 }) : form
  if (way === 'in') {
    const before = list[at - 1]
    return before?.part === 'section' ? moved(form, key, { within: before.key, at: before.parts.length }) : form
  }
  const around = within === undefined ? undefined : spotOf(form, within)
  return around ? moved(form, key, { within: around.within, at: around.at + 1 }) : form
}

/** A copy right behind it, with keys of its own. */
export function duplicated(form: Form, key: string): { readonly form: Form; readonly key: string } {
  const part = partOf(form, key)
  const spot = spotOf(form, key)
  if (!part || !spot) return { form, key }
  const taken = partsOf(form).map(one => one.part.key)
  const copy = copied(part, taken)
  return { form: inserted(form, copy, { within: spot.within, at: spot.at + 1 }), key: copy.key }
}

function copied(part: Part, taken: string[]): Part {
  const key = keyFor(part.key, taken)
  taken.push(key)
  return part.part === 'section' ? { ...part, key, parts: part.parts.map(inner => copied(inner, taken)) } : { ...part, key }
}
