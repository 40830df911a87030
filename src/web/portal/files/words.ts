import { defineTexts } from '../../text/index.ts'

export const { useText: useFilesText, say: sayFiles } = defineTexts('portal.files', {
  en: {
    photo: 'Take a photo',
    file: 'Add files',
    remove: 'Remove {name}',
    picked: 'Added files',
    notSent: '{name} could not be sent',
    tooLarge: 'It is too large.',
    picture: 'Picture {name}',
  },
  de: {
    photo: 'Foto aufnehmen',
    file: 'Dateien anfügen',
    remove: '{name} entfernen',
    picked: 'Angefügte Dateien',
    notSent: '{name} konnte nicht gesendet werden',
    tooLarge: 'Die Datei ist zu groß.',
    picture: 'Bild {name}',
  },
})
