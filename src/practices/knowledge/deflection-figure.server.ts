import { decided } from '../../kernel/records/internal.server.ts'
import type { FigureSource } from '../shared/figure-source.server.ts'
import { deflectionSince } from './facts.server.ts'
import { gapReaders } from './readers.ts'

/** For the dashboard: the same count as beside what is missing, for whoever may see that. */
export const deflection: FigureSource = {
  name: 'deflection',
  label: { en: 'Deflection', de: 'Selbsthilfe' },
  definition: {
    en: 'Of the visits to articles in the portal that began in the period and are over, the part after which the visitor reported and ordered nothing within a day. Articles opened with less than a day between them are one visit. Visits are kept without names, so no records stand behind it.',
    de: 'Von den Besuchen bei Artikeln im Portal, die im Zeitraum begannen und vorbei sind, der Anteil, nach dem binnen eines Tages nichts gemeldet und nichts bestellt wurde. Artikel mit weniger als einem Tag dazwischen sind ein Besuch. Besuche werden ohne Namen gezählt, deshalb stehen keine Datensätze dahinter.',
  },
  better: 'more',
  page: '/knowledge/gaps',
  mayKnow: actor => decided(actor, gapReaders) === true,
  reckon: async ({ database, store }, tenant, { from, to }) => {
    const { visits, deflected } = await deflectionSince(database.for(tenant), from, store.now(), to)
    return { value: visits === 0 ? null : deflected / visits, counted: visits }
  },
}
