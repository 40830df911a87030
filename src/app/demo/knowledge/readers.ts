/** What people look for and do not find. */
export const unanswered = [
  'borrow a projector',
  'company car charging card',
  'Dienstrad leasing',
  'Dienstrad leasing',
  'signature in outlook',
  'translate a document',
  'Kantine Speiseplan',
  'second phone number',
  'install printer at home',
  'works council',
  'teams background',
  'export from reports to excel',
] as const

/** What readers say of articles, in their own words. */
export const remarks = {
  helpful: ['Took two minutes, thank you.', 'Die Bilder in Schritt 3 sind Gold wert.', 'Finally somebody says where that button is.'],
  not: [
    'Step 2 looks different here, there is no such button.',
    'Bei mir heißt der Menüpunkt anders, seit dem letzten Update.',
    'Which of the two is for Porto?',
    'I did all that and it is still the same.',
    'The link to the form is dead.',
    'Fehlt: was mache ich ohne Firmenhandy?',
    'Please say how long it takes.',
  ],
} as const
