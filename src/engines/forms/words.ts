import type { Text } from '../../kernel/define/index.ts'

/** What is said of an answer that cannot be taken. */
export const faultWords = {
  missing: (label: Text): Text => ({ en: `Answer this: ${label.en}`, de: `Bitte beantworten: ${label.de}` }),
  hidden: (label: Text): Text => ({
    en: `“${label.en}” is not asked with these answers, so it cannot be answered. Leave it out.`,
    de: `„${label.de}“ wird bei diesen Antworten nicht gefragt und kann nicht beantwortet werden. Lassen Sie es weg.`,
  }),
  unknown: (name: string, near: string | undefined): Text => ({
    en: `There is no question '${name}'.${near === undefined ? '' : ` Did you mean '${near}'?`}`,
    de: `Eine Frage „${name}“ gibt es nicht.${near === undefined ? '' : ` Meinten Sie „${near}“?`}`,
  }),
  files: (count: number): Text => ({ en: `Attach at most ${count} files.`, de: `Hängen Sie höchstens ${count} Dateien an.` }),
  object: {
    en: 'Give the answers as an object, like { "model": "small" }.',
    de: 'Geben Sie die Antworten als Objekt an, etwa { "model": "small" }.',
  },
  tooLarge: (size: number): Text => ({
    en: `The answers are too long: at most ${size} characters together.`,
    de: `Die Antworten sind zu lang: höchstens ${size} Zeichen zusammen.`,
  }),
  tooDeep: { en: 'The answers are nested more deeply than any answer is.', de: 'Die Antworten sind tiefer verschachtelt, als eine Antwort es ist.' },
  price: { en: 'The price is too large to be reckoned. Ask for less.', de: 'Der Preis ist zu groß, um ihn zu rechnen. Bitte weniger bestellen.' },
  notChoosable: (label: Text): Text => ({
    en: `What is chosen at “${label.en}” does not exist, or you may not choose it here.`,
    de: `Was bei „${label.de}“ gewählt ist, gibt es nicht, oder Sie dürfen es hier nicht wählen.`,
  }),
  notYourFile: (label: Text): Text => ({
    en: `A file at “${label.en}” is not one that you have attached. Attach it again.`,
    de: `Eine Datei bei „${label.de}“ haben Sie nicht angehängt. Bitte noch einmal anhängen.`,
  }),
} as const satisfies Record<string, Text | ((...given: never[]) => Text)>
