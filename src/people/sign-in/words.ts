import type { Language, Text } from '../../kernel/define/index.ts'
import { Failure } from '../../kernel/errors.ts'

/** The same answer whether nobody goes by the address, the password is wrong, or the person has left. */
export const wrong = (language: Language): Failure =>
  new Failure('unauthenticated', { en: 'E-mail or password is wrong.', de: 'E-Mail oder Passwort ist falsch.' }[language], { code: 'wrong_credentials' })

export const deadLink = (language: Language): Failure => {
  const message: Text = {
    en: 'This link was used already or has run out. Ask for a new one.',
    de: 'Dieser Link wurde schon benutzt oder ist abgelaufen. Fordern Sie einen neuen an.',
  }
  return new Failure('invalid', message[language], { faults: [{ field: 'token', message: message[language] }], code: 'dead_link' })
}

export const resetMail = {
  subject: { en: 'Set a new password for Mainstay', de: 'Neues Passwort für Mainstay' } satisfies Text,
  text: (link: string): Text => ({
    en: `Somebody, probably you, asked to set a new password for Mainstay with this address.

${link}

The link works once, within 30 minutes. If you did not ask for it, you need not do anything: your password stays as it is.
`,
    de: `Jemand, wahrscheinlich Sie, möchte für diese Adresse ein neues Passwort bei Mainstay setzen.

${link}

Der Link gilt einmal und 30 Minuten lang. Falls Sie das nicht waren, müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist.
`,
  }),
}

export const changedMail = {
  subject: { en: 'Your password for Mainstay was changed', de: 'Ihr Passwort für Mainstay wurde geändert' } satisfies Text,
  text: {
    en: 'The password that goes with this address was just changed, and all sessions were ended. If that was not you, set a new one at once and tell an administrator.\n',
    de: 'Das Passwort zu dieser Adresse wurde eben geändert, alle Sitzungen wurden beendet. Falls Sie das nicht waren, setzen Sie sofort ein neues und sagen Sie der Administration Bescheid.\n',
  } satisfies Text,
}
