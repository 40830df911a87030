/** Shelves of the catalogue, in this order. */
export const categories = {
  devices: {
    name: { en: 'Devices', de: 'Geräte' },
    description: { en: 'Laptops, screens, phones and what belongs to them.', de: 'Laptops, Bildschirme, Telefone und was dazugehört.' },
  },
  access: {
    name: { en: 'Access and software', de: 'Zugänge und Programme' },
    description: { en: 'Rights, programs, remote access, badges.', de: 'Rechte, Programme, Fernzugriff, Ausweise.' },
  },
  mail: {
    name: { en: 'Mail', de: 'Mail' },
    description: { en: 'Shared mailboxes and distribution lists.', de: 'Gemeinsame Postfächer und Verteiler.' },
  },
  rooms: {
    name: { en: 'Rooms and visitors', de: 'Räume und Gäste' },
    description: { en: 'What a meeting needs, and Wi-Fi for guests.', de: 'Was eine Besprechung braucht, und WLAN für Gäste.' },
  },
  people: {
    name: { en: 'Coming, changing, leaving', de: 'Kommen, wechseln, gehen' },
    description: { en: 'For new colleagues, long absences and last days.', de: 'Für neue Kolleginnen und Kollegen, lange Abwesenheiten und letzte Tage.' },
  },
  workplace: {
    name: { en: 'Workplace and travel', de: 'Arbeitsplatz und Reise' },
    description: { en: 'Desks, parking, trips, trainings.', de: 'Schreibtische, Parkplätze, Reisen, Schulungen.' },
  },
  data: {
    name: { en: 'Data and web', de: 'Daten und Web' },
    description: { en: 'Get files back, change pages, report what is lost.', de: 'Dateien zurückholen, Seiten ändern, Verlorenes melden.' },
  },
} as const

export type CategoryKey = keyof typeof categories
