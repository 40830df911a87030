import type { Text } from '../../kernel/define/index.ts'

/** `Limit 2: ...` */
export const placed = (where: Text, fault: Text): Text => ({ en: `${where.en}: ${fault.en}`, de: `${where.de}: ${fault.de}` })

const both = (en: string, de: string): Text => ({ en, de })

/** What keeps a form from being published, in words. */
export const publishWords = {
  show: both('Shown if', 'Gezeigt, wenn'),
  require: both('Required if', 'Pflicht, wenn'),
  only: both('What may be chosen', 'Was gewählt werden kann'),
  limit: (n: number) => both(`Limit ${n}`, `Grenze ${n}`),
  prefill: (n: number) => both(`Prefilled ${n}`, `Vorbelegung ${n}`),
  price: (n: number) => both(`Price ${n}`, `Preis ${n}`),
  badKey: (key: string) =>
    both(
      `'${key}' cannot be a key. Use a small letter first, then letters and digits: costCentre.`,
      `„${key}“ kann kein Schlüssel sein. Erst ein kleiner Buchstabe, dann Buchstaben und Ziffern: costCentre.`,
    ),
  takenKey: (key: string) =>
    both(
      `The key '${key}' means something else in conditions. Choose another one.`,
      `Der Schlüssel „${key}“ bedeutet in Bedingungen etwas anderes. Bitte einen anderen wählen.`,
    ),
  twice: (key: string) =>
    both(`There are several parts with the key '${key}'. Give each its own.`, `Mehrere Teile haben den Schlüssel „${key}“. Geben Sie jedem einen eigenen.`),
  noLabel: both('Say what it is called.', 'Sagen Sie, wie es heißt.'),
  noText: both('Write what is to be read here.', 'Schreiben Sie, was hier zu lesen ist.'),
  emptySection: both('There is nothing in this section. Put something in or remove it.', 'In diesem Abschnitt steht nichts. Füllen oder entfernen Sie ihn.'),
  noSet: both('This set of questions does not exist, or you may not see it.', 'Diesen Fragensatz gibt es nicht, oder Sie dürfen ihn nicht sehen.'),
  noOtherwise: (n: number) =>
    both(`Limit ${n}: say what is told when it is not kept.`, `Grenze ${n}: Sagen Sie, was gesagt wird, wenn sie nicht eingehalten ist.`),
  noChoices: both('There is nothing to choose from. Add choices.', 'Es gibt nichts zu wählen. Fügen Sie Auswahlmöglichkeiten an.'),
  namelessChoice: (name: string) => both(`The choice '${name}' has no words.`, `Die Auswahl „${name}“ hat keine Worte.`),
  noColumns: both('The rows have no columns. Add some.', 'Die Zeilen haben keine Spalten. Fügen Sie welche an.'),
  namelessColumn: (name: string) => both(`The column '${name}' has no name.`, `Die Spalte „${name}“ hat keinen Namen.`),
  minOverMost: both('The smallest number is larger than the largest, so none fits.', 'Die kleinste Zahl ist größer als die größte; keine passt.'),
  badMax: both('The most that fits must be a whole number of at least 1.', 'Wie viel höchstens passt, muss eine ganze Zahl ab 1 sein.'),
  noSuchType: (name: string, near: string | undefined) =>
    name === ''
      ? both('Say what kind of record is chosen here.', 'Sagen Sie, welche Art von Datensatz hier gewählt wird.')
      : both(
          `There is no record type '${name}'.${near ? ` Did you mean '${near}'?` : ''}`,
          `Den Datensatztyp „${name}“ gibt es nicht.${near ? ` Meinten Sie „${near}“?` : ''}`,
        ),
  mayNotFind: (types: Text) =>
    both(
      `Whoever orders may not see any ${types.en.toLowerCase()}, so they could choose none.`,
      `Wer bestellt, darf nichts davon sehen (${types.de}) und könnte nichts wählen.`,
    ),
  mayNotRead: (path: string) =>
    both(
      `Whoever orders may not read '${path}', so the form cannot ask for it.`,
      `Wer bestellt, darf „${path}“ nicht lesen; deshalb kann das Formular nicht danach fragen.`,
    ),
  circle: (labels: readonly Text[]) =>
    both(
      `These depend on one another in a circle: ${labels.map(l => l.en).join(' → ')}.`,
      `Diese hängen im Kreis voneinander ab: ${labels.map(l => l.de).join(' → ')}.`,
    ),
  neverShown: both('No answers ever bring this up: its condition cannot hold.', 'Keine Antworten bringen das je hervor: Die Bedingung kann nicht gelten.'),
  requiredNeverShown: both(
    'This is required, but no answers ever bring it up: the form could not be answered.',
    'Das ist Pflicht, kommt aber bei keinen Antworten vor: Das Formular ließe sich nicht beantworten.',
  ),
  neverRequired: both('It is required under a condition that cannot hold.', 'Es ist Pflicht unter einer Bedingung, die nicht gelten kann.'),
  limitNeverHolds: (n: number) => both(`Limit ${n}: no answer can keep it.`, `Grenze ${n}: Keine Antwort kann sie einhalten.`),
  limitsNeverHold: both('No answer can keep all of these limits together.', 'Keine Antwort kann alle diese Grenzen zugleich einhalten.'),
  prefillNever: (n: number) => both(`Prefilled ${n}: its condition cannot hold.`, `Vorbelegung ${n}: Die Bedingung kann nicht gelten.`),
  prefillFiles: both('Files cannot be there beforehand.', 'Dateien können nicht vorab dastehen.'),
  prefillEither: both('Say either a value or where it comes from.', 'Nennen Sie entweder einen Wert oder woher er kommt.'),
  prefillKind: (label: Text) =>
    both(`“${label.en}” holds another kind of value than is asked here.`, `„${label.de}“ enthält eine andere Art von Wert, als hier gefragt ist.`),
  noSuchPath: (path: string) => both(`There is no '${path}' to take it from.`, `Ein „${path}“, aus dem es kommen könnte, gibt es nicht.`),
  noAmount: both('Say how much.', 'Sagen Sie, wie viel.'),
  cannotCount: both('This answer cannot be counted, so there is no price for each.', 'Diese Antwort lässt sich nicht zählen; es gibt keinen Preis je Stück.'),
  countBelowNone: both('With a price for each, the smallest number must be 0 or more.', 'Bei einem Preis je Stück muss die kleinste Zahl 0 oder mehr sein.'),
  writeAmount: (amount: string, currency: string) => both(`Write it as ${amount} ${currency}.`, `Schreiben Sie ${amount} ${currency}.`),
} as const
