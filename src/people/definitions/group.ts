import { any, boolean, choice, defineRecord, email, equals, isAmong, longText, reference, references, signedIn, text } from '../../kernel/define/index.ts'
import { administrators, agents } from '../roles.ts'

/** How work that a group gets finds one of its members. */
export const assignmentWays = {
  none: { en: 'Nobody: it waits for somebody to take it', de: 'Niemand: es wartet, bis jemand es nimmt' },
  roundRobin: { en: 'In turn', de: 'Reihum' },
  leastLoaded: { en: 'Whoever has the fewest open', de: 'Wer am wenigsten offen hat' },
  bySkill: { en: 'By skill, then whoever has the fewest open', de: 'Nach Fähigkeit, dann wer am wenigsten offen hat' },
} as const

/** People who share work. Its leads say who belongs to it. */
export const group = defineRecord({
  name: 'group',
  administrative: true,
  label: { one: { en: 'Group', de: 'Gruppe' }, many: { en: 'Groups', de: 'Gruppen' } },
  help: {
    en: 'People who share work: a team of the desk, a specialist team.',
    de: 'Menschen, die sich Arbeit teilen: ein Team des Service Desk, ein Fachteam.',
  },
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, unique: true, max: 120, search: 'A' }),
    description: longText({ label: { en: 'Description', de: 'Beschreibung' }, search: 'C' }),
    email: email({ label: { en: 'E-mail', de: 'E-Mail' } }),
    members: references('person', { label: { en: 'Members', de: 'Mitglieder' } }),
    leads: references('person', {
      label: { en: 'Leads', de: 'Leitung' },
      help: { en: 'Say who belongs to the group, and belong to it themselves.', de: 'Bestimmen, wer zur Gruppe gehört, und gehören selbst dazu.' },
    }),
    calendar: reference('calendar', {
      label: { en: 'Calendar', de: 'Kalender' },
      help: { en: 'When the group works.', de: 'Wann die Gruppe arbeitet.' },
    }),
    assignmentWay: choice(assignmentWays, {
      label: { en: 'New work goes to', de: 'Neue Arbeit geht an' },
      help: {
        en: 'Which member gets what the group is given, unless a rule or a person says otherwise.',
        de: 'Welches Mitglied bekommt, was die Gruppe erhält, wenn weder eine Regel noch ein Mensch anderes sagt.',
      },
      default: 'none',
    }),
    active: boolean({
      label: { en: 'Active', de: 'Aktiv' },
      help: { en: 'A group that is not active gives its members no rights.', de: 'Eine nicht aktive Gruppe gibt ihren Mitgliedern keine Rechte.' },
      required: true,
      default: true,
    }),
  },
  may: { read: signedIn, create: administrators, change: any(administrators, isAmong('leads')), note: agents },
  rights: [
    { fields: ['description', 'email', 'members', 'leads', 'calendar', 'assignmentWay', 'active'], read: agents },
    { fields: ['name', 'description', 'email', 'leads', 'calendar', 'active'], change: administrators },
  ],
  views: {
    title: 'name',
    place: 'people',
    list: ['name', 'leads', 'members', 'email', 'active'],
    sort: 'name',
    sections: [
      { label: { en: 'Group', de: 'Gruppe' }, fields: ['name', 'description', 'email', 'calendar', 'active'] },
      { label: { en: 'People', de: 'Menschen' }, fields: ['leads', 'members', 'assignmentWay'] },
    ],
    create: ['name', 'description', 'email', 'leads', 'members', 'assignmentWay'],
    lists: {
      active: { label: { en: 'Active', de: 'Aktiv' }, filter: equals('active', true) },
      mine: { label: { en: 'My groups', de: 'Meine Gruppen' }, filter: isAmong('members') },
    },
  },
})
