import { useState } from 'react'
import { fieldWeb } from '../../../../web/fields.ts'
import { useSay } from '../../../../web/text/index.ts'
import { FieldFrame, Select, TextInput } from '../../../../web/ui/index.ts'
import { type AnswerKind, answerKinds, type Part, type Question } from '../../form.ts'
import { keyFault } from '../../keys.ts'
import { LimitsEditor, PrefillEditor, PricesEditor } from './extras-editor.web.tsx'
import { TextPair, tidy, When } from './inputs.web.tsx'
import { OptionsEditor } from './options-editor.web.tsx'
import { kindWords, useBuilderText } from './words.web.ts'

interface PartEditorProps {
  readonly part: Part
  readonly taken: readonly string[]
  readonly onChange: (part: Part) => void
  readonly onRename: (key: string) => void
}

/** Everything that can be said of one part, where it stands. */
export function PartEditor({ part, taken, onChange, onRename }: PartEditorProps) {
  const t = useBuilderText()
  return (
    <div className="builder-editor">
      <Words part={part} onChange={onChange} />
      {part.part === 'question' && <QuestionParts question={part} onChange={onChange} />}
      <When
        label={t('shown')}
        ruleLabel={t('shownIf')}
        words={{ always: t('shownAlways'), whenever: t('whenever') }}
        value={part.show}
        onChange={show => onChange(tidy({ ...part, show: show === true ? undefined : show }) as Part)}
      />
      {part.part === 'question' && (
        <details className="builder-more" open={Boolean(part.limits ?? part.prefill ?? part.prices)}>
          <summary>{t('more')}</summary>
          <LimitsEditor question={part} onChange={onChange} />
          <PrefillEditor key={part.kind} question={part} onChange={onChange} />
          <PricesEditor question={part} onChange={onChange} />
        </details>
      )}
      <KeyInput value={part.key} taken={taken} onChange={onRename} />
    </div>
  )
}

const blank = { en: '', de: '' }

function Words({ part, onChange }: Pick<PartEditorProps, 'part' | 'onChange'>) {
  const t = useBuilderText()
  if (part.part === 'hint')
    return <TextPair label={t('text')} value={part.text} long autoFocus={part.text.en + part.text.de === ''} onChange={text => onChange({ ...part, text })} />
  if (part.part === 'questionSet') return <SetInput value={part.set} onChange={set => onChange({ ...part, set })} />
  const label = (
    <TextPair
      label={t(part.part === 'question' ? 'question' : 'label')}
      value={part.label}
      autoFocus={part.label.en + part.label.de === ''}
      onChange={next => onChange({ ...part, label: next })}
    />
  )
  if (part.part === 'heading') return label
  const help = (
    <TextPair
      label={t('help')}
      value={part.help ?? blank}
      onChange={next => onChange(tidy({ ...part, help: next.en + next.de === '' ? undefined : next }) as Part)}
    />
  )
  return (
    <>
      {label}
      {help}
    </>
  )
}

function SetInput({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const t = useBuilderText()
  const field = { kind: 'reference', label: blank, required: true, computed: false, unique: false, options: { to: 'questionSet' } }
  const { Input } = fieldWeb(field)
  return (
    <FieldFrame label={t('set')}>
      {ids => <Input field={field} value={value || null} onChange={next => onChange(typeof next === 'string' ? next : '')} {...ids} />}
    </FieldFrame>
  )
}

function QuestionParts({ question, onChange }: { question: Question; onChange: (question: Question) => void }) {
  const t = useBuilderText()
  const say = useSay()
  // What was said of another kind of answer fits this one no more.
  const ofKind = (kind: AnswerKind): Question =>
    tidy({ ...question, kind, options: undefined, limits: undefined, prefill: undefined, prices: undefined }) as Question
  return (
    <>
      <FieldFrame label={t('kind')}>
        {({ id }) => (
          <Select id={id} value={question.kind} onChange={event => onChange(ofKind(event.target.value as AnswerKind))}>
            {answerKinds.map(kind => (
              <option key={kind} value={kind}>
                {say(kindWords[kind])}
              </option>
            ))}
          </Select>
        )}
      </FieldFrame>
      <OptionsEditor key={question.kind} kind={question.kind} options={question.options ?? {}} onChange={options => onChange({ ...question, options })} />
      <When
        label={t('required')}
        ruleLabel={t('requiredIf')}
        words={{ never: t('never'), always: t('always'), whenever: t('whenever') }}
        value={question.require}
        onChange={require => onChange(tidy({ ...question, require }) as Question)}
      />
    </>
  )
}

/** Taken over when one leaves it, if it can be a key: rules follow then. */
function KeyInput({ value, taken, onChange }: { value: string; taken: readonly string[]; onChange: (key: string) => void }) {
  const t = useBuilderText()
  const say = useSay()
  const [typed, setTyped] = useState(value)
  const [fault] = typed === value ? [] : keyFault(typed)
  const isTaken = typed !== value && taken.includes(typed)
  const settle = () => {
    if (typed === value) return
    if (fault || isTaken) setTyped(value)
    else onChange(typed)
  }
  return (
    <div className="builder-narrow">
      <FieldFrame label={t('key')} help={t('keyHelp')} fault={fault ? say(fault) : undefined}>
        {({ id, describedBy, invalid }) => (
          <TextInput
            id={id}
            aria-describedby={describedBy}
            aria-invalid={invalid || isTaken || undefined}
            spellCheck={false}
            value={typed}
            onChange={event => setTyped(event.target.value)}
            onBlur={settle}
          />
        )}
      </FieldFrame>
    </div>
  )
}
