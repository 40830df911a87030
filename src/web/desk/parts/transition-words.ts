import { defineTexts } from '../../text/index.ts'

export const { useText: useTransitionText } = defineTexts('desk.transition', {
  en: {
    replyTo: 'Message to {name}',
    reply: 'Message to the requester',
    note: 'Internal note',
    done: '{name}: {transition}',
    none: 'Nothing can be done from here.',
    back: 'Back',
  },
  de: {
    replyTo: 'Nachricht an {name}',
    reply: 'Nachricht an die anfragende Person',
    note: 'Interne Notiz',
    done: '{name}: {transition}',
    none: 'Von hier aus ist nichts möglich.',
    back: 'Zurück',
  },
})
