import { fieldType } from '../../../kernel/fields/index.ts'
import { type Names, type TypeShape, useModel } from '../../../web/client/index.ts'
import { useNames } from '../../../web/desk/filter/names.ts'
import { RuleWords } from '../../../web/desk/filter/rule-words.tsx'
import { useLanguage, useNoun, useSay } from '../../../web/text/index.ts'
import { type Cells, namedIn, rowsOf, sayWritten, targetOf, textOf, type Values } from './written.web.ts'
import { useAutomationText } from './words.web.ts'

/** The whole automation in one sentence: when, if, then. */
export function AutomationSentence({ values, known = {} }: { values: Values; known?: Names }) {
  const t = useAutomationText()
  const { types } = useModel()
  const type = types.find(one => one.name === textOf(values, 'recordType'))
  const rows = rowsOf(values, 'does')
  const names = useNames(
    namedIn(rows, type, types).filter(({ id }) => !known[id]),
    known,
  )
  const occasion = useOccasion(values, type)
  const when = textOf(values, 'when')
  return (
    <p className="automation-sentence">
      {occasion}
      {when !== '' && type && (
        <>
          , <b>{t('andIf')}</b> <RuleWords type={type} text={when} names={names} />
        </>
      )}
      , <b>{t('thenDo')}</b>{' '}
      {rows.length === 0
        ? t('nothingYet')
        : rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: acts have no other identity than their place
            <span key={i}>
              {i > 0 && (row.act === 'with' ? ', ' : '; ')}
              <ActWords row={row} target={targetOf(rows, i, type, types)} names={names} />
            </span>
          ))}
      .
    </p>
  )
}

function useOccasion(values: Values, type: TypeShape | undefined): string {
  const t = useAutomationText()
  const say = useSay()
  const noun = useNoun()
  const language = useLanguage()
  const types = type ? noun(type.label.many) : t('unsaid')
  switch (values.on) {
    case 'changed': {
      const changes = rowsOf(values, 'changes').filter(row => row.field)
      if (changes.length === 0) return t('changed', { types })
      const fields = changes.map(({ field: name, from, to }) => {
        const field = type?.fields[name ?? '']
        const how = [from && t('from', { value: sayWritten(field, from, {}, language) }), to && t('to', { value: sayWritten(field, to, {}, language) })]
        const said = how.filter(Boolean).join(' ')
        return `${field ? say(field.label) : name}${said && ` (${said})`}`
      })
      return t('changedFields', { fields: fields.join(` ${t('or')} `), types })
    }
    case 'transition': {
      const name = textOf(values, 'transition')
      const verb = type?.transitions?.[name]
      return name === '' ? t('anyTransition', { types }) : t('transition', { types, transition: verb ? say(verb.label) : name })
    }
    case 'comment':
      return t(values.comment === 'public' ? 'commentPublic' : values.comment === 'internal' ? 'commentInternal' : 'comment', { types })
    case 'mail':
      return t('mail', { types })
    case 'fact':
      return t('fact', { types, fact: textOf(values, 'factKind') || t('unsaid') })
    case 'schedule':
      return textOf(values, 'every')
        ? t('every', { types, every: fieldType('duration').say(values.every, { kind: 'duration' } as never, language) })
        : t('daily', { types, at: textOf(values, 'at') || t('unsaid'), zone: textOf(values, 'timeZone') || 'UTC' })
    default:
      return t('created', { types })
  }
}

function ActWords({ row, target, names }: { row: Cells; target: TypeShape | undefined; names: Names }) {
  const t = useAutomationText()
  const say = useSay()
  const noun = useNoun()
  const language = useLanguage()
  const { types } = useModel()
  const field = target?.fields[row.field ?? '']
  const label = field ? say(field.label) : row.field || t('unsaid')
  const value = row.value ? sayWritten(field, row.value, names, language) : ''
  const whom = [row.group, row.person].flatMap(id => (id ? [names[id]?.title ?? '…'] : [])).join(', ') || t('unsaid')
  switch (row.act) {
    case 'setField':
      return value === '' ? t('empties', { field: label }) : t('setField', { field: label, value })
    case 'with':
      return t('withField', { field: label, value: value || t('unsaid') })
    case 'transition': {
      const verb = target?.transitions?.[row.transition ?? '']
      return t('moves', { transition: verb ? say(verb.label) : row.transition || t('unsaid') })
    }
    case 'assign':
      return t('assigns', { whom })
    case 'comment':
      return t(row.visibility === 'public' ? 'writesPublic' : 'writesInternal')
    case 'createRecord': {
      const made = types.find(one => one.name === row.recordType)
      return t('creates', { type: made ? noun(made.label.one) : t('unsaid') })
    }
    case 'notify':
      return t('notifies', { whom: row.field ? label : whom })
    case 'callWebhook':
      return t('calls', { webhook: row.webhook || t('unsaid') })
    default:
      return t('unsaid')
  }
}
