import { all, any, choice, equals, memberOf, reference, signedIn } from '../kernel/define/index.ts'
import { agents } from './roles.ts'

/** To whom something that is published is open. What nobody has opened stays with those who serve people. */
export const openToFields = {
  openTo: choice(
    {
      internal: { en: 'Agents only', de: 'Nur Bearbeitende' },
      audience: { en: 'An audience', de: 'Eine Zielgruppe' },
      everyone: { en: 'Everybody who is signed in', de: 'Alle Angemeldeten' },
      public: { en: 'Everybody, guests too', de: 'Alle, auch Gäste' },
    },
    { label: { en: 'Open to', de: 'Offen für' }, required: true, default: 'internal', index: true },
  ),
  audience: reference('audience', {
    label: { en: 'Audience', de: 'Zielgruppe' },
    help: { en: 'Who may see it, where it is open to an audience.', de: 'Wer es sehen darf, wenn es für eine Zielgruppe offen ist.' },
    index: true,
  }),
} as const

/** Whom `openToFields` let in; a record says in `may.read` what else must hold. An audience that is not there lets nobody in. */
export const openToRule = any(
  agents,
  all(signedIn, any(equals('openTo', 'everyone'), equals('openTo', 'public'), all(equals('openTo', 'audience'), memberOf('audience')))),
)
