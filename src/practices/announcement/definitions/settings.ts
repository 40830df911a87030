import { attachment, boolean, defineRecord, longText, signedIn, text } from '../../../kernel/define/index.ts'
import { administrators } from '../../shared/roles.ts'

const colourHelp = {
  en: 'Of buttons and links, as #1a5fb4. It must be readable (WCAG 2.2 AA); empty means the shipped one.',
  de: 'Von Knöpfen und Verweisen, etwa #1a5fb4. Sie muss lesbar sein (WCAG 2.2 AA); leer heißt die mitgelieferte.',
}

/** How the portal looks and speaks, and what it shows to whoever is not signed in. */
export const portalSettings = defineRecord({
  name: 'portalSettings',
  administrative: true,
  plural: 'portal-settings',
  label: { one: { en: 'Portal settings', de: 'Portaleinstellungen' }, many: { en: 'Portal settings', de: 'Portaleinstellungen' } },
  help: {
    en: "The portal's name, logo, colours and words, and what it offers to guests.",
    de: 'Name, Logo, Farben und Worte des Portals, und was es Gästen bietet.',
  },
  single: true,
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, help: { en: 'Stands beside the logo.', de: 'Steht neben dem Logo.' }, max: 40 }),
    logo: attachment({
      label: { en: 'Logo', de: 'Logo' },
      help: { en: 'One PNG, JPEG or WebP, 256 kB at most.', de: 'Ein PNG, JPEG oder WebP, höchstens 256 kB.' },
    }),
    colour: text({ label: { en: 'Colour, light', de: 'Farbe, hell' }, help: colourHelp, max: 7 }),
    colourDark: text({ label: { en: 'Colour, dark', de: 'Farbe, dunkel' }, help: colourHelp, max: 7 }),
    greeting: text({
      label: { en: 'Greeting, English', de: 'Begrüßung, englisch' },
      help: { en: 'Asked above the search.', de: 'Steht als Frage über der Suche.' },
      max: 120,
    }),
    greetingDe: text({ label: { en: 'Greeting, German', de: 'Begrüßung, deutsch' }, max: 120 }),
    footer: longText({
      label: { en: 'Words at the foot, English', de: 'Worte am Fuß, englisch' },
      help: { en: 'Such as a telephone number for emergencies.', de: 'Etwa eine Telefonnummer für Notfälle.' },
      max: 500,
    }),
    footerDe: longText({ label: { en: 'Words at the foot, German', de: 'Worte am Fuß, deutsch' }, max: 500 }),
    guestsRead: boolean({
      label: { en: 'Guests may read', de: 'Gäste dürfen lesen' },
      help: {
        en: 'Without signing in: articles and announcements that are open to the public, nothing else.',
        de: 'Ohne Anmeldung: Artikel und Mitteilungen, die öffentlich sind, und sonst nichts.',
      },
      required: true,
      default: false,
    }),
    guestsReport: boolean({
      label: { en: 'Guests may report', de: 'Gäste dürfen melden' },
      help: {
        en: 'After they have opened a link in a mail to the address they give. Nothing is created before.',
        de: 'Nachdem sie einen Link in einer Mail an ihre Adresse geöffnet haben. Vorher entsteht nichts.',
      },
      required: true,
      default: false,
    }),
  },
  may: { read: signedIn, create: administrators, change: administrators, comment: administrators, note: administrators },
  views: {
    title: 'name',
    list: ['name', 'colour', 'colourDark', 'guestsRead', 'guestsReport'],
    sections: [
      { label: { en: 'Look', de: 'Aussehen' }, fields: ['name', 'logo', 'colour', 'colourDark'] },
      { label: { en: 'Words', de: 'Worte' }, fields: ['greeting', 'greetingDe', 'footer', 'footerDe'] },
      { label: { en: 'Guests', de: 'Gäste' }, fields: ['guestsRead', 'guestsReport'] },
    ],
    create: ['name', 'logo', 'colour', 'colourDark', 'greeting', 'greetingDe', 'footer', 'footerDe', 'guestsRead', 'guestsReport'],
  },
})
