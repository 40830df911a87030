import {
  any,
  boolean,
  choice,
  defineRecord,
  equals,
  is,
  longText,
  memberOf,
  number,
  reference,
  references,
  role,
  signedIn,
  text,
} from '../../kernel/define/index.ts'
import { administrators } from '../roles.ts'

/** A list that somebody keeps: which records, in which order, with which columns. */
export const view = defineRecord({
  name: 'view',
  administrative: true,
  label: { one: { en: 'View', de: 'Ansicht' }, many: { en: 'Views', de: 'Ansichten' } },
  help: {
    en: 'A list that somebody keeps, for themselves, for groups or for everybody. Sharing one shares no records.',
    de: 'Eine Liste, die jemand für sich, für Gruppen oder für alle aufhebt. Wer sie teilt, teilt keine Datensätze.',
  },
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, max: 120, search: 'A' }),
    recordType: text({ label: { en: 'Record type', de: 'Art der Datensätze' }, required: true, max: 80 }),
    filter: longText({
      label: { en: 'Filter', de: 'Filter' },
      help: { en: "A rule, such as: state == 'new' && assignee == me", de: "Eine Regel, etwa: state == 'new' && assignee == me" },
      max: 10_000,
    }),
    sort: text({ label: { en: 'Sort', de: 'Sortierung' }, help: { en: 'Such as: -updatedAt,number', de: 'Etwa: -updatedAt,number' }, max: 400 }),
    columns: text({
      label: { en: 'Columns', de: 'Spalten' },
      help: { en: 'Field names, separated by commas.', de: 'Feldnamen, durch Kommas getrennt.' },
      max: 2000,
    }),
    layout: choice(
      { table: { en: 'Table', de: 'Tabelle' }, board: { en: 'Board', de: 'Tafel' } },
      { label: { en: 'Layout', de: 'Darstellung' }, required: true, default: 'table' },
    ),
    owner: reference('person', { label: { en: 'Owner', de: 'Gehört' }, required: true }),
    sharedWith: references('group', {
      label: { en: 'Shared with', de: 'Geteilt mit' },
      help: { en: 'Members of these groups see it.', de: 'Mitglieder dieser Gruppen sehen sie.' },
    }),
    everyone: boolean({ label: { en: 'For everybody', de: 'Für alle' }, required: true, default: false }),
    position: number({
      label: { en: 'Position', de: 'Stelle' },
      help: { en: 'Order among the views of its owner.', de: 'Reihenfolge unter den eigenen Ansichten.' },
      whole: true,
      min: 0,
    }),
  },
  may: {
    read: any(is('owner'), equals('everyone', true), memberOf('sharedWith'), administrators),
    create: signedIn,
    change: any(is('owner'), administrators),
    remove: any(is('owner'), administrators),
  },
  rights: [
    { fields: ['owner'], change: any(is('owner'), administrators) },
    { fields: ['sharedWith'], change: role('agent', 'manager', 'administrator') },
    { fields: ['everyone'], change: role('lead', 'manager', 'administrator') },
  ],
  indexes: [
    ['recordType', 'name'],
    ['owner', 'name'],
  ],
  views: {
    title: 'name',
    place: 'elsewhere',
    list: ['name', 'recordType', 'owner', 'sharedWith', 'everyone'],
    sort: 'name',
    sections: [
      { label: { en: 'View', de: 'Ansicht' }, fields: ['name', 'recordType', 'filter', 'sort', 'columns', 'layout'] },
      { label: { en: 'Who sees it', de: 'Wer sie sieht' }, fields: ['owner', 'sharedWith', 'everyone'] },
    ],
    create: ['name', 'recordType', 'filter', 'sort', 'columns', 'layout', 'sharedWith', 'everyone'],
    lists: { mine: { label: { en: 'Mine', de: 'Meine' }, filter: is('owner') } },
  },
})
