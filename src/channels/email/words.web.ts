import { defineTexts } from '../../web/text/index.ts'

export const { useText: useMailText } = defineTexts('desk.mail', {
  en: {
    test: 'Send me a test',
    testing: 'Connecting, and waiting for the test mail to come …',
    fetched: 'Mail is being fetched.',
    notFetched: 'No worker fetches it yet.',
    mail: 'The mail',
    became: 'Belongs to {number}',
    raw: 'The mail as it came',
  },
  de: {
    test: 'Testmail schicken',
    testing: 'Es wird verbunden und auf die Testmail gewartet …',
    fetched: 'Mail wird abgeholt.',
    notFetched: 'Noch holt sie kein Worker ab.',
    mail: 'Die Mail',
    became: 'Gehört zu {number}',
    raw: 'Die Mail, wie sie kam',
  },
})
