import { defineTexts } from '../../text/index.ts'

export const { useText: useFilesText, say: sayFiles } = defineTexts('portal.files', {
  en: {
    photo: 'Take a photo',
    file: 'Add a file',
    remove: 'Remove {name}',
    picked: 'Added files',
    notSent: '{name} could not be sent',
    tooLarge: 'It is too large.',
    picture: 'Picture {name}',
  },
  de: {
    photo: 'Foto machen',
    file: 'Datei wählen',
    remove: '{name} entfernen',
    picked: 'Angefügte Dateien',
    notSent: '{name} konnte nicht gesendet werden',
    tooLarge: 'Die Datei ist zu groß.',
    picture: 'Bild {name}',
  },
})
