import type { Text } from '../../kernel/define/index.ts'

/** What flows say in the histories of runs and of records. */
export const words = {
  started: { en: 'It began.', de: 'Er begann.' },
  leads: { en: 'On to "{name}".', de: 'Weiter zu „{name}“.' },
  asked: { en: 'Approval was asked for.', de: 'Um Genehmigung wurde gebeten.' },
  approved: { en: 'It was approved.', de: 'Es wurde genehmigt.' },
  rejected: { en: 'It was rejected.', de: 'Es wurde abgelehnt.' },
  approvalExpired: { en: 'Nobody decided in time.', de: 'Niemand hat rechtzeitig entschieden.' },
  approvalCancelled: { en: 'The approval was cancelled.', de: 'Die Genehmigung wurde zurückgezogen.' },
  created: { en: '{type} {title} was created.', de: '{type} {title} wurde angelegt.' },
  waitsForTask: { en: 'It waits until {title} is done.', de: 'Er wartet, bis {title} erledigt ist.' },
  taskDone: { en: '{title} is done.', de: '{title} ist erledigt.' },
  taskUnfit: { en: '{title} ended as "{state}", which does not count as done.', de: '{title} endete als „{state}“; das gilt nicht als erledigt.' },
  waitsForRule: { en: 'It waits until {rule}.', de: 'Er wartet, bis gilt: {rule}.' },
  waitsForDate: { en: 'It waits until {at}.', de: 'Er wartet bis {at}.' },
  ruleHolds: { en: 'What it waited for has come: {rule}.', de: 'Worauf er wartete, ist eingetreten: {rule}.' },
  dateCame: { en: 'The time has come.', de: 'Die Zeit ist da.' },
  tooLate: { en: 'It did not come in time.', de: 'Es kam nicht rechtzeitig.' },
  noDate: { en: 'There is no date to wait for: {path} is empty.', de: 'Es gibt kein Datum, auf das zu warten wäre: {path} ist leer.' },
  chose: { en: '{name}: {why}.', de: '{name}: {why}.' },
  otherwise: { en: 'None of the conditions holds.', de: 'Keine der Bedingungen gilt.' },
  branches: { en: '{count} branches: {names}.', de: '{count} Zweige: {names}.' },
  branchIn: { en: 'This branch has come to its end.', de: 'Dieser Zweig ist am Ende.' },
  joined: { en: 'All branches have come.', de: 'Alle Zweige sind da.' },
  joinedFirst: { en: 'The first branch has come; the others were ended.', de: 'Der erste Zweig ist da; die anderen wurden beendet.' },
  noBranch: { en: 'No branch was wanted.', de: 'Kein Zweig war gefragt.' },
  setFields: { en: '{fields} set.', de: '{fields} gesetzt.' },
  moved: { en: 'The transition "{transition}" was made.', de: 'Der Übergang „{transition}“ geschah.' },
  nothingSet: { en: 'It is so already.', de: 'Es ist schon so.' },
  told: { en: 'Told: {text}', de: 'Mitgeteilt: {text}' },
  webhookQueued: { en: 'The webhook {name} is told.', de: 'Der Webhook {name} erfährt es.' },
  webhookArrived: { en: 'The message has arrived.', de: 'Die Nachricht ist angekommen.' },
  webhookFailed: { en: 'The message did not arrive: {error}', de: 'Die Nachricht kam nicht an: {error}' },
  webhookOff: { en: 'The webhook {name} is switched off.', de: 'Der Webhook {name} ist abgeschaltet.' },
  noWebhook: { en: 'There is no webhook {name}.', de: 'Einen Webhook {name} gibt es nicht.' },
  calls: { en: '{method} to {host} is sent.', de: '{method} an {host} wird gesendet.' },
  answered: { en: '{host} answered {status} after {ms} ms.', de: '{host} antwortete mit {status} nach {ms} ms.' },
  unsure: {
    en: 'It may have arrived or not: the worker that sent it was lost, and it must not be sent twice. See there, then try again or skip the step.',
    de: 'Ob es ankam, ist unbekannt: Der sendende Prozess ging verloren, und zweimal darf es nicht gesendet werden. Bitte dort nachsehen, dann wiederholen oder überspringen.',
  },
  subflow: { en: 'The flow "{name}" began as {number}.', de: 'Der Ablauf „{name}“ begann als {number}.' },
  subflowEnded: { en: '{number} has ended.', de: '{number} ist beendet.' },
  subflowFailed: { en: '{number} did not come to a good end.', de: '{number} nahm kein gutes Ende.' },
  rows: { en: 'For each of {count}.', de: 'Für jede von {count} Zeilen.' },
  rowsDone: { en: 'All {count} are done.', de: 'Alle {count} sind erledigt.' },
  row: { en: 'Row {n} of {count}.', de: 'Zeile {n} von {count}.' },
  tooManyRows: { en: 'There are {count} rows; at most {most} are gone through.', de: 'Es sind {count} Zeilen; höchstens {most} werden durchlaufen.' },
  undoes: { en: 'What "{name}" did is undone.', de: 'Was „{name}“ tat, wird rückgängig gemacht.' },
  undone: { en: 'All that could be undone is undone.', de: 'Alles, was rückgängig zu machen war, ist rückgängig.' },
  withdrawn: { en: 'Ended, because the flow went on elsewhere.', de: 'Beendet, weil der Ablauf anderswo weiterging.' },
  ended: { en: 'It has ended.', de: 'Er ist beendet.' },
  endedIncomplete: { en: 'It has ended, incomplete.', de: 'Er ist unvollständig beendet.' },
  cancelled: { en: 'It was cancelled.', de: 'Er wurde abgebrochen.' },
  failed: { en: 'It failed: {error}', de: 'Es scheiterte: {error}' },
  failedAgain: { en: 'It failed and is tried again at {at}: {error}', de: 'Es scheiterte und wird um {at} wiederholt: {error}' },
  failedOn: { en: 'It failed, and the flow goes the way for that: {error}', de: 'Es scheiterte, und der Ablauf nimmt den Weg dafür: {error}' },
  circles: {
    en: 'It went round and round: {count} steps without waiting for anything.',
    de: 'Er drehte sich im Kreis: {count} Schritte, ohne auf etwas zu warten.',
  },
  noNode: { en: 'The step {node} is not there.', de: 'Den Schritt {node} gibt es nicht.' },
  gone: { en: 'The record that it is about is no longer there.', de: 'Den Datensatz, um den es geht, gibt es nicht mehr.' },
  tooLong: { en: '"{name}" has been waiting since {since}, longer than expected.', de: '„{name}“ wartet seit {since}, länger als erwartet.' },
  stuck: { en: '{run} is stuck at "{name}": {why}', de: '{run} steckt bei „{name}“ fest: {why}' },
  held: { en: 'An approval that it stood on ({number}) is asked again.', de: 'Eine Genehmigung, auf der er stand ({number}), wird neu eingeholt.' },
  released: { en: 'It was approved again.', de: 'Es wurde erneut genehmigt.' },
  fallen: { en: 'An approval that it stood on has fallen.', de: 'Eine Genehmigung, auf der er stand, ist gefallen.' },
  retried: { en: 'It is tried again.', de: 'Es wird erneut versucht.' },
  skipped: { en: 'The step was skipped.', de: 'Der Schritt wurde übersprungen.' },
  movedByHand: { en: 'It was moved to "{name}".', de: 'Er wurde zu „{name}“ versetzt.' },
  badAnswer: { en: 'What it was started with does not fit: {what}', de: 'Womit er begonnen wurde, passt nicht: {what}' },
} as const satisfies Record<string, Text>

export function filled(text: Text, values: Readonly<Record<string, string | number | Text>>): Text {
  const inner = (language: 'en' | 'de') =>
    text[language].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name]
      return typeof value === 'object' ? value[language] : String(value ?? '')
    })
  return { en: inner('en'), de: inner('de') }
}
