import type { RecordType, Text } from '../define/index.ts'

/** What people are told when they may not, or cannot, do something to a record. */

const one = ({ definition }: RecordType): Text => definition.label.one
const many = ({ definition }: RecordType): Text => definition.label.many
const small = (text: string) => text.toLowerCase()

export const mayNotCreate = (type: RecordType): Text => ({
  en: `You may not create ${small(many(type).en)}.`,
  de: `Sie dürfen hier nichts anlegen: ${many(type).de}.`,
})

export const mayNotCreateThis = (type: RecordType): Text => ({
  en: `You may not create ${small(one(type).en)} like this.`,
  de: `So dürfen Sie das nicht anlegen: ${one(type).de}.`,
})

export const mayNotSet = (type: RecordType, field: string): Text => ({
  en: `You may not set ${field} on ${small(one(type).en)}.`,
  de: `Das Feld „${type.fields[field]?.label.de ?? field}“ dürfen Sie hier nicht setzen: ${one(type).de}.`,
})

export const mayNotChange = (type: RecordType): Text => ({
  en: `You may not change this ${small(one(type).en)}.`,
  de: `Das dürfen Sie nicht ändern: ${one(type).de}.`,
})

export const mayNotMove = (type: RecordType, verb: Text): Text => ({
  en: `You may not ${small(verb.en)} this ${small(one(type).en)}.`,
  de: `„${verb.de}“ dürfen Sie hier nicht: ${one(type).de}.`,
})

export const mayNotRemove = (type: RecordType): Text => ({
  en: `You may not remove ${small(many(type).en)}.`,
  de: `Das dürfen Sie nicht entfernen: ${one(type).de}.`,
})

export const mayNotComment: Text = { en: 'You may not write this kind of comment here.', de: 'Einen solchen Kommentar dürfen Sie hier nicht schreiben.' }

export const staysForGood = (type: RecordType): Text => ({
  en: `${one(type).en} can be changed, but not removed.`,
  de: `Das lässt sich ändern, aber nicht entfernen: ${one(type).de}.`,
})

export const onlyOne = (type: RecordType): Text => ({
  en: `There are ${small(many(type).en)} already, and only one such record can be. Change that one.`,
  de: `Das gibt es schon, und davon kann es nur eines geben: ${one(type).de}. Bitte jenes ändern.`,
})

export const takenAlready = (type: RecordType, fields: readonly string[]): Text => {
  const names = (language: keyof Text) => fields.map(name => type.fields[name]?.label[language] ?? name)
  return {
    en: `Another ${small(one(type).en)} has this ${small(names('en').join(' and '))} already. Choose another.`,
    de: `Das ist schon vergeben (${names('de').join(' und ')}): ${one(type).de}. Bitte etwas anderes wählen.`,
  }
}

export const existsAlready: Text = { en: 'It exists already.', de: 'Das gibt es schon.' }

export const namesNothing = (type: RecordType, field: string): Text => ({
  en: `What ${field} names does not exist.`,
  de: `Was „${type.fields[field]?.label.de ?? field}“ nennt, gibt es nicht.`,
})

export const stillNamed: Text = {
  en: 'Other records still name it. Change those first.',
  de: 'Andere Datensätze nennen es noch. Bitte erst diese ändern.',
}
