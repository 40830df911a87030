import { defineTexts } from '../../text/index.ts'

export const { useText: usePictureText } = defineTexts('desk.pictures', {
  en: {
    save: 'Save as',
    asTable: 'As a table',
    tooMany: 'There are too many to tell apart in a picture; the table has all of them.',
  },
  de: {
    save: 'Speichern als',
    asTable: 'Als Tabelle',
    tooMany: 'Das sind zu viele, um sie in einem Bild auseinanderzuhalten; die Tabelle hat alle.',
  },
})
