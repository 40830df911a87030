import { nearest, type Text } from '../../kernel/define/index.ts'

/** `There is no field 'prio'. Did you mean 'priority'?` */
export function unknown(en: string, de: string, name: string, known: readonly string[]): Text {
  const near = nearest(name, known)
  return {
    en: `There is no ${en} '${name}'.${near === undefined ? '' : ` Did you mean '${near}'?`}`,
    de: `${de} „${name}“ gibt es nicht.${near === undefined ? '' : ` Meinten Sie „${near}“?`}`,
  }
}

export const placed = (place: Text, text: Text): Text => ({ en: `${place.en}: ${text.en}`, de: `${place.de}: ${text.de}` })
