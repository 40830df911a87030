/** Not run: `tsc` proves here that a wrong name in a definition does not compile. */
import { choice, defineRecord, equals, is, number, reference, role, type RowOf, signedIn, text } from './index.ts'

const label = { en: 'x', de: 'x' }

const loan = defineRecord({
  name: 'loan',
  label: { one: label, many: label },
  help: label,
  numbered: 'LOA',
  fields: {
    title: text({ label, required: true }),
    borrower: reference('person', { label, required: true }),
    size: choice({ small: label, large: label }, { label, default: 'small' }),
    days: number({ label }),
  },
  states: { asked: { ...label, category: 'open' }, out: { ...label, category: 'waiting' }, back: { ...label, category: 'done' } },
  begins: 'asked',
  transitions: {
    lend: { label, from: ['asked'], to: 'out', requires: ['days'], sets: { size: 'large', borrower: { me: true } }, may: role('agent') },
    // @ts-expect-error no such state
    lose: { label, from: ['otu'], to: 'back', may: signedIn },
    // @ts-expect-error no such state to go to
    vanish: { label, from: ['out'], to: 'gone', may: signedIn },
    // @ts-expect-error no such field
    ask: { label, from: ['asked'], asks: ['dayz'], may: signedIn },
    // @ts-expect-error a choice that does not exist
    grow: { label, from: ['asked'], sets: { size: 'huge' }, may: signedIn },
    // @ts-expect-error no such field in a rule
    steal: { label, from: ['asked'], may: is('thief') },
  },
  may: { read: signedIn, create: signedIn, change: is('borrower.manager') },
  views: { title: 'title', list: ['number', 'title', 'state'], sections: [{ label, fields: ['title', 'days'] }], create: ['title'] },
})

export const wrong = defineRecord({
  name: 'wrong',
  label: { one: label, many: label },
  help: label,
  fields: { title: text({ label }) },
  states: { open: { ...label, category: 'open' } },
  // @ts-expect-error no such state to begin in
  begins: 'opened',
  may: {
    // @ts-expect-error no such field
    read: equals('titel', 'x'),
    create: signedIn,
    change: signedIn,
  },
  // @ts-expect-error no such field in a list
  views: { title: 'title', list: ['titel'], sections: [], create: [] },
})

type Loan = RowOf<typeof loan>
export const row = {} as Loan
export const title: string = row.title
export const days: number | null = row.days
export const size: 'small' | 'large' | null = row.size
export const state: 'asked' | 'out' | 'back' = row.state
// @ts-expect-error an optional field may be null
export const wrongDays: number = row.days
// @ts-expect-error no such state
export const wrongState: 'lost' = row.state
