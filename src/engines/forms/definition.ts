import { any, defineRecord, document, is, longText, reference, role, text } from '../../kernel/define/index.ts'

const administrators = role('administrator')

/** Questions that several forms share: an address, a cost centre, who approves. Forms take them in as they are when they are published. */
export const questionSet = defineRecord({
  name: 'questionSet',
  administrative: true,
  label: { one: { en: 'Question set', de: 'Fragensatz' }, many: { en: 'Question sets', de: 'Fragensätze' } },
  help: {
    en: 'Questions that several forms share. A form that is published takes them in as they are then.',
    de: 'Fragen, die mehrere Formulare gemeinsam haben. Ein Formular übernimmt sie so, wie sie beim Veröffentlichen sind.',
  },
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, unique: true, max: 120, search: 'A' }),
    description: longText({ label: { en: 'Description', de: 'Beschreibung' }, max: 2000, search: 'C' }),
    owner: reference('person', {
      label: { en: 'Owner', de: 'Verantwortlich' },
      help: { en: 'May change it, beside administrators.', de: 'Darf ihn ändern, neben Administratoren.' },
      only: 'active == true',
      index: true,
    }),
    questions: document({
      label: { en: 'Questions', de: 'Fragen' },
      help: { en: 'A heading (label) and parts, as in a form.', de: 'Eine Überschrift (label) und Teile (parts), wie in einem Formular.' },
    }),
  },
  may: {
    read: role('agent', 'manager'),
    create: role('administrator', 'manager'),
    change: any(administrators, is('owner')),
    remove: administrators,
    note: any(administrators, is('owner')),
  },
  views: {
    title: 'name',
    place: 'offers',
    list: ['name', 'owner', 'description', 'updatedAt'],
    sort: 'name',
    sections: [
      { label: { en: 'Question set', de: 'Fragensatz' }, fields: ['name', 'owner', 'description'] },
      { label: { en: 'Questions', de: 'Fragen' }, fields: ['questions'] },
    ],
    create: ['name', 'owner', 'description'],
  },
})
