import { defineTexts } from '../../text/index.ts'

export const { useText: useCreateText } = defineTexts('desk.create', {
  en: {
    title: 'New {type}',
    save: 'Create',
    saveOpen: 'Create and open',
    again: 'Create another',
    more: 'More fields',
    refused: 'You may not create this',
    refusedHelp: 'Ask an administrator if you need it for your work.',
    drafted: 'Your draft is kept until you create it.',
    discard: 'Discard draft',
  },
  de: {
    title: 'Neu: {type}',
    save: 'Anlegen',
    saveOpen: 'Anlegen und öffnen',
    again: 'Weiteren anlegen',
    more: 'Weitere Felder',
    refused: 'Das dürfen Sie nicht anlegen',
    refusedHelp: 'Fragen Sie die Administration, wenn Sie es für Ihre Arbeit brauchen.',
    drafted: 'Ihr Entwurf bleibt erhalten, bis Sie ihn anlegen.',
    discard: 'Entwurf verwerfen',
  },
})
