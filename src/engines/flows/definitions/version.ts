import { any, defineRecord, document, is, longText, nobody, number, reference, role } from '../../../kernel/define/index.ts'

/** A flow as it was published. Nothing about it ever changes; whoever runs by it goes on by it. */
export const flowVersion = defineRecord({
  name: 'flowVersion',
  label: { one: { en: 'Flow version', de: 'Fassung eines Ablaufs' }, many: { en: 'Flow versions', de: 'Fassungen von Abläufen' } },
  help: { en: 'A flow as it was published.', de: 'Ein Ablauf, wie er veröffentlicht wurde.' },
  fields: {
    flow: reference('flow', { label: { en: 'Flow', de: 'Ablauf' }, required: true, index: true }),
    versionNumber: number({ label: { en: 'Version', de: 'Fassung' }, required: true, whole: true, min: 1 }),
    graph: document({ label: { en: 'Steps', de: 'Schritte' }, required: true }),
    note: longText({ label: { en: 'What is new', de: 'Was neu ist' }, max: 2000 }),
  },
  may: { read: any(role('administrator', 'manager'), is('flow.owner')), create: nobody, change: nobody },
  unique: [['flow', 'versionNumber']],
  views: {
    title: 'versionNumber',
    place: 'elsewhere',
    list: ['flow', 'versionNumber', 'note', 'createdBy', 'createdAt'],
    sort: '-createdAt',
    sections: [{ label: { en: 'Version', de: 'Fassung' }, fields: ['flow', 'versionNumber', 'note', 'createdBy', 'createdAt'] }],
    create: [],
  },
})
