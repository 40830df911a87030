import { any, defineRecord, is, longText, reference, role, secret, tags, text } from '../../../kernel/define/index.ts'

const administrators = role('administrator')

/** A key to another system, which flows name and never hold. Where it may go is said here, and not by who draws a flow. */
export const flowSecret = defineRecord({
  name: 'flowSecret',
  administrative: true,
  label: { one: { en: 'Secret of flows', de: 'Geheimnis für Abläufe' }, many: { en: 'Secrets of flows', de: 'Geheimnisse für Abläufe' } },
  help: {
    en: 'A key to another system. Flows name it; nobody reads it.',
    de: 'Ein Schlüssel zu einem anderen System. Abläufe nennen ihn; niemand liest ihn.',
  },
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, unique: true, max: 80, search: 'A' }),
    value: secret({ label: { en: 'Secret', de: 'Geheimnis' }, max: 4000 }),
    hosts: tags({
      label: { en: 'Only to', de: 'Nur an' },
      help: {
        en: 'Names of the machines that it may be sent to, such as api.example.com. Without one it is sent nowhere.',
        de: 'Namen der Rechner, an die es gesendet werden darf, etwa api.example.com. Ohne einen wird es nirgendwohin gesendet.',
      },
    }),
    owner: reference('person', { label: { en: 'Owner', de: 'Verantwortlich' } }),
    note: longText({ label: { en: 'Note', de: 'Notiz' }, max: 2000 }),
  },
  may: { read: any(role('administrator', 'manager'), is('owner')), create: administrators, change: administrators, remove: administrators },
  views: {
    title: 'name',
    place: 'rules',
    list: ['name', 'hosts', 'owner', 'updatedAt'],
    sort: 'name',
    sections: [{ label: { en: 'Secret', de: 'Geheimnis' }, fields: ['name', 'value', 'hosts', 'owner', 'note'] }],
    create: ['name', 'value', 'hosts', 'owner', 'note'],
  },
})
