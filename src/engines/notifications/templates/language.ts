/**
 * The language of message templates: text, `{{path}}` and `{{#if path}} ... {{/if}}`. Paths are names in a list, looked up
 * and never evaluated: whatever is no such name stands in the message as it was written, and values are never read again.
 */
import { nearest, type Text } from '../../../kernel/define/index.ts'

const tag = /\{\{\s*(?:(#if)\s+)?([A-Za-z][\w.]{0,99})\s*\}\}|\{\{\s*(\/if)\s*\}\}/g
const deepest = 10

export type Values = ReadonlyMap<string, string>

/** How a value is put into the text: escaped for where it stands. */
export type Put = (path: string, value: string) => string

export function render(template: string, values: Values, put: Put = (_, value) => value): string {
  const shown: boolean[] = []
  const isShown = () => shown.every(Boolean)
  let [result, at] = ['', 0]
  for (const found of template.matchAll(tag)) {
    const [whole, begins, path = '', ends] = found
    if (isShown()) result += template.slice(at, found.index)
    at = found.index + whole.length
    if (ends) {
      if (shown.pop() === undefined) result += whole
    } else if (begins) shown.push((values.get(path) ?? '') !== '')
    else if (isShown()) {
      const value = values.get(path)
      result += value === undefined ? whole : put(path, value)
    }
  }
  return isShown() ? result + template.slice(at) : result
}

/** Every path that it names, known or not. */
export const pathsIn = (template: string): readonly string[] => [...template.matchAll(tag)].flatMap(([, , path]) => path ?? [])

/** What is wrong with a template, in words; undefined where nothing is. */
export function templateFault(template: string, known: readonly string[]): Text | undefined {
  let depth = 0
  for (const [whole, begins, path = '', ends] of template.matchAll(tag)) {
    if (ends) depth--
    else {
      if (!known.includes(path)) return unknown(path, known)
      if (begins) depth++
    }
    if (depth < 0) return { en: `${whole} ends nothing. Remove it.`, de: `${whole} beendet nichts. Bitte entfernen.` }
    if (depth > deepest) return { en: `Nest {{#if}} at most ${deepest} deep.`, de: `{{#if}} höchstens ${deepest}-fach schachteln.` }
  }
  return depth === 0 ? undefined : { en: 'A {{#if ...}} has no {{/if}}.', de: 'Zu einem {{#if ...}} fehlt {{/if}}.' }
}

function unknown(path: string, known: readonly string[]): Text {
  const near = nearest(path, known)
  return {
    en: `There is no placeholder '${path}'.${near ? ` Did you mean '${near}'?` : ''}`,
    de: `Den Platzhalter „${path}“ gibt es nicht.${near ? ` Meinten Sie „${near}“?` : ''}`,
  }
}
