import { defineTexts } from '../../text/index.ts'

export const { useText: useRatingText } = defineTexts('portal.rating', {
  en: {
    title: 'How did it go?',
    about: 'Your {number} is done. How content are you with how it went?',
    s1: 'Very dissatisfied',
    s2: 'Dissatisfied',
    s3: 'Neither',
    s4: 'Satisfied',
    s5: 'Very satisfied',
    thanks: 'Thank you. That helps. Another tap changes it.',
    heard: 'Your words have been sent.',
    more: 'Would you say more? (optional)',
    send: 'Send',
  },
  de: {
    title: 'Wie lief es?',
    about: '{number} ist erledigt. Wie zufrieden sind Sie damit, wie es lief?',
    s1: 'Sehr unzufrieden',
    s2: 'Unzufrieden',
    s3: 'Teils, teils',
    s4: 'Zufrieden',
    s5: 'Sehr zufrieden',
    thanks: 'Danke. Das hilft. Noch ein Tipp ändert es.',
    heard: 'Ihre Worte sind gesendet.',
    more: 'Möchten Sie mehr dazu sagen? (freiwillig)',
    send: 'Senden',
  },
})
