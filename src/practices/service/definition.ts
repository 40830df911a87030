import { any, choice, defineRecord, differs, equals, is, longText, reference, signedIn, text } from '../../kernel/define/index.ts'
import { administrators, leads } from '../shared/roles.ts'

const manage = any(leads, administrators)

/** Something people rely on, that somebody answers for; what work names as concerned. */
export const service = defineRecord({
  name: 'service',
  administrative: true,
  label: { one: { en: 'Service', de: 'Service' }, many: { en: 'Services', de: 'Services' } },
  help: {
    en: 'What people rely on and report about: who owns it, which group supports it, how much it matters.',
    de: 'Worauf Menschen sich verlassen und wozu sie melden: wem er gehört, welche Gruppe ihn betreut, wie wichtig er ist.',
  },
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, unique: true, max: 120, search: 'A' }),
    description: longText({ label: { en: 'Description', de: 'Beschreibung' }, search: 'B' }),
    owner: reference('person', {
      label: { en: 'Owner', de: 'Verantwortlich' },
      help: { en: 'Who answers for the service.', de: 'Wer für den Service geradesteht.' },
      index: true,
    }),
    supportGroup: reference('group', {
      label: { en: 'Support group', de: 'Betreuende Gruppe' },
      help: { en: 'Gets work on this service that names no group.', de: 'Bekommt Arbeit an diesem Service, die keine Gruppe nennt.' },
    }),
    criticality: choice(
      {
        critical: { en: 'Critical', de: 'Geschäftskritisch', tone: 'critical' },
        high: { en: 'High', de: 'Hoch', tone: 'high' },
        medium: { en: 'Medium', de: 'Mittel', tone: 'calm' },
        low: { en: 'Low', de: 'Niedrig', tone: 'quiet' },
      },
      { label: { en: 'Business criticality', de: 'Geschäftskritikalität' }, required: true, default: 'medium' },
    ),
    parent: reference('service', {
      label: { en: 'Part of', de: 'Teil von' },
      help: { en: 'The larger service that this one belongs to.', de: 'Der größere Service, zu dem dieser gehört.' },
    }),
  },
  states: {
    operational: { en: 'Operational', de: 'In Betrieb', category: 'open', tone: 'good' },
    retired: { en: 'Retired', de: 'Außer Betrieb', category: 'done', tone: 'quiet' },
  },
  begins: 'operational',
  transitions: {
    retire: { label: { en: 'Retire', de: 'Außer Betrieb nehmen' }, from: ['operational'], to: 'retired', may: manage, tone: 'danger' },
    reinstate: { label: { en: 'Reinstate', de: 'Wieder in Betrieb nehmen' }, from: ['retired'], to: 'operational', may: manage },
  },
  may: { read: signedIn, create: manage, change: any(manage, is('owner')), remove: administrators, comment: manage, note: manage },
  views: {
    title: 'name',
    list: ['name', 'criticality', 'owner', 'supportGroup', 'parent', 'state'],
    sort: 'name',
    sections: [
      { label: { en: 'Service', de: 'Service' }, fields: ['name', 'description', 'criticality', 'parent'] },
      { label: { en: 'People', de: 'Menschen' }, fields: ['owner', 'supportGroup'] },
    ],
    create: ['name', 'description', 'owner', 'supportGroup', 'criticality', 'parent'],
    lists: {
      operational: { label: { en: 'Operational', de: 'In Betrieb' }, filter: differs('category', 'done') },
      critical: { label: { en: 'Critical', de: 'Geschäftskritisch' }, filter: equals('criticality', 'critical') },
      mine: { label: { en: 'My services', de: 'Meine Services' }, filter: is('owner') },
    },
    related: [
      { record: 'service', by: 'parent', label: { en: 'Parts', de: 'Teile' } },
      { record: 'incident', by: 'service', label: { en: 'Incidents', de: 'Störungen' } },
      { record: 'problem', by: 'service', label: { en: 'Problems', de: 'Probleme' } },
    ],
  },
})
