import { defineTexts } from '../../web/text/index.ts'

export const { useText: usePreviewText } = defineTexts('notifications.preview', {
  en: { preview: 'Preview', type: 'Of a', number: 'Number', show: 'Show' },
  de: { preview: 'Vorschau', type: 'Mit', number: 'Nummer', show: 'Zeigen' },
})
