import { boolean, defineRecord, duration } from '../../kernel/define/index.ts'
import { administrators, agents } from '../shared/roles.ts'

/** What an organisation decides about its incidents. */
export const incidentSettings = defineRecord({
  name: 'incidentSettings',
  administrative: true,
  plural: 'incident-settings',
  label: { one: { en: 'Incident settings', de: 'Störungseinstellungen' }, many: { en: 'Incident settings', de: 'Störungseinstellungen' } },
  help: {
    en: 'When incidents close by themselves, who may reopen them, and what children take over.',
    de: 'Wann Störungen von selbst schließen, wer sie wieder öffnet und was untergeordnete übernehmen.',
  },
  single: true,
  fields: {
    autoCloseAfter: duration({
      label: { en: 'Close after', de: 'Schließen nach' },
      help: {
        en: 'How long after its resolution an incident closes by itself; empty means never.',
        de: 'Wie lange nach der Lösung eine Störung von selbst schließt; leer heißt nie.',
      },
      default: 'P5D',
    }),
    requesterMayReopen: boolean({ label: { en: 'Requesters may reopen', de: 'Anfragende dürfen wieder öffnen' }, required: true, default: true }),
    reopenWithin: duration({
      label: { en: 'Requesters may reopen within', de: 'Anfragende dürfen wieder öffnen binnen' },
      help: {
        en: 'Counted from the resolution; empty means as long as it is not closed.',
        de: 'Gezählt ab der Lösung; leer heißt, solange sie nicht geschlossen ist.',
      },
      default: 'P5D',
    }),
    childrenFollow: boolean({
      label: { en: 'Children follow their parent', de: 'Untergeordnete folgen der übergeordneten' },
      help: {
        en: 'Into progress, on hold (but not for the requester) and resolution.',
        de: 'In Bearbeitung, in Wartezeiten (außer auf die anfragende Person) und in die Lösung.',
      },
      required: true,
      default: true,
    }),
    childrenReopen: boolean({
      label: { en: 'Children reopen with their parent', de: 'Untergeordnete öffnen mit der übergeordneten' },
      help: { en: 'When an agent reopens it; never when the requester does.', de: 'Wenn der Service Desk sie öffnet; nie, wenn die anfragende Person es tut.' },
      required: true,
      default: true,
    }),
  },
  may: { read: agents, create: administrators, change: administrators },
  views: {
    title: 'autoCloseAfter',
    list: ['autoCloseAfter', 'requesterMayReopen', 'reopenWithin'],
    sections: [
      { label: { en: 'Closing', de: 'Schließen' }, fields: ['autoCloseAfter'] },
      { label: { en: 'Reopening', de: 'Wieder öffnen' }, fields: ['requesterMayReopen', 'reopenWithin'] },
      { label: { en: 'Parent and children', de: 'Übergeordnet und untergeordnet' }, fields: ['childrenFollow', 'childrenReopen'] },
    ],
    create: ['autoCloseAfter', 'requesterMayReopen', 'reopenWithin', 'childrenFollow', 'childrenReopen'],
  },
})
