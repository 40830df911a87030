import { boolean, defineRecord, references, signedIn, text } from '../../kernel/define/index.ts'
import { administrators } from '../roles.ts'

/** What somebody may do, under a word that permissions name. */
export const role = defineRecord({
  name: 'role',
  administrative: true,
  label: { one: { en: 'Role', de: 'Rolle' }, many: { en: 'Roles', de: 'Rollen' } },
  help: {
    en: 'A set of rights that people are given. A role may include others.',
    de: 'Rechte, die Personen gegeben werden. Eine Rolle kann andere einschließen.',
  },
  fields: {
    name: text({ label: { en: 'Name', de: 'Name' }, required: true, unique: true, max: 80, search: 'A' }),
    key: text({
      label: { en: 'Key', de: 'Schlüssel' },
      help: {
        en: 'The word by which permissions name it. Stays when the name changes.',
        de: 'Das Wort, mit dem Berechtigungen sie nennen. Bleibt, wenn sich der Name ändert.',
      },
      computed: true,
      required: true,
      unique: true,
      max: 80,
    }),
    description: text({ label: { en: 'Description', de: 'Beschreibung' }, max: 500 }),
    includes: references('role', {
      label: { en: 'Includes', de: 'Schließt ein' },
      help: { en: 'Whoever has this role has these as well.', de: 'Wer diese Rolle hat, hat auch jene.' },
    }),
    builtIn: boolean({ label: { en: 'Built in', de: 'Mitgeliefert' }, computed: true, required: true, default: false }),
  },
  may: { read: signedIn, create: administrators, change: administrators },
  views: {
    title: 'name',
    place: 'people',
    list: ['name', 'key', 'description', 'includes', 'builtIn'],
    sort: 'name',
    sections: [{ label: { en: 'Role', de: 'Rolle' }, fields: ['name', 'key', 'description', 'includes', 'builtIn'] }],
    create: ['name', 'description', 'includes'],
  },
})
