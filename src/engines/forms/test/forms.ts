import { makeModel, type Text } from '../../../kernel/define/index.ts'
import { people } from '../../../people/index.ts'
import { practices } from '../../../practices/index.ts'
import type { Facts } from '../standing.ts'
import type { Form, Hint, Part, Question, Section } from '../form.ts'

/** Forms as tests write them. */
export const model = makeModel([people, ...practices])

export const text = (en: string): Text => ({ en, de: `${en} (de)` })

export const question = (key: string, kind: Question['kind'], more: Partial<Question> = {}): Question => ({
  part: 'question',
  key,
  kind,
  label: text(key),
  ...more,
})

export const section = (key: string, parts: readonly Part[], show?: string): Section => ({
  part: 'section',
  key,
  label: text(key),
  parts,
  ...(show === undefined ? {} : { show }),
})

export const hint = (key: string, show?: string): Hint => ({ part: 'hint', key, text: text(key), ...(show === undefined ? {} : { show }) })

export const form = (...parts: readonly Part[]): Form => ({ parts })

export const words = (...names: readonly string[]) => ({ words: Object.fromEntries(names.map(name => [name, text(name)])) })

export const me = '0198c1f0-6d2a-7b3c-8e4f-5a6b7c8d9e01'
export const other = '0198c1f0-6d2a-7b3c-8e4f-5a6b7c8d9e02'

export const facts = (more: Partial<Facts> = {}): Facts => ({
  requester: me,
  orderer: me,
  groups: [],
  roles: ['requester'],
  now: '2026-03-29T12:00:00.000Z',
  behind: {},
  ...more,
})
