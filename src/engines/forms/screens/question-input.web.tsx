import { type FocusEvent, type ReactNode, useId, useState } from 'react'
import type { Field } from '../../../kernel/define/index.ts'
import { fieldType } from '../../../kernel/fields/index.ts'
import { fieldWeb } from '../../../web/fields.ts'
import { useSay } from '../../../web/text/index.ts'
import { FieldFrame, type FieldIds } from '../../../web/ui/form.tsx'
import { Icon } from '../../../web/ui/icon.tsx'
import { useUiText } from '../../../web/ui/words.ts'
import type { CompiledQuestion } from '../compile.ts'
import type { Question } from '../form.ts'
import { worksIn } from '../support.ts'
import { FilesInput } from './files-input.web.tsx'
import { Options } from './options.web.tsx'
import type { AskedForm } from './use-form.web.ts'
import { useFormText } from './words.web.ts'

interface QuestionProps {
  readonly question: Question
  readonly asked: AskedForm
}

/** One question with the input of its kind, and what is wrong with its answer. */
export function QuestionInput({ question, asked }: QuestionProps) {
  const say = useSay()
  const { key, label, help } = question
  const compiled = asked.compiled.questions.find(one => one.question.key === key)
  const standing = asked.standing.questions.get(key)
  const stamp = useStamp(standing?.prefilled === true, standing?.value)
  if (!compiled || !standing) return null
  const fault = asked.faults.get(key)
  const shown = { label: say(label), help: help && say(help), fault: fault && say(fault), required: standing.required }
  const field: Field = { ...compiled.field, required: standing.required }
  return (
    <div className="asked-question" data-key={key} {...(fault ? { 'data-fault': '' } : {})} onBlurCapture={event => leave(event, key, asked)}>
      <Answer key={stamp} {...shown} field={field} compiled={compiled} asked={asked} />
    </div>
  )
}

/** What is wrong is told below the question, so that no bubble of the browser stands before it and holds the focus. */
function leave(event: FocusEvent, key: string, asked: AskedForm): void {
  const { target } = event
  const why = target instanceof HTMLInputElement && target.validity.customError ? target.validationMessage : ''
  if (why !== '') event.stopPropagation()
  setTimeout(() => asked.leave(key, why), aTap)
}

/** What appears while a finger is still on a button would push it away from under the finger. */
const aTap = 200

/**
 * Another one each time that the form fills in something else by itself, so that inputs that keep what is typed begin anew; the same
 * as long as somebody types.
 */
function useStamp(prefilled: boolean, value: unknown): string {
  const [last, setLast] = useState('')
  const stamp = prefilled ? JSON.stringify(value) : last
  if (stamp !== last) setLast(stamp)
  return stamp
}

interface AnswerProps {
  readonly label: string
  readonly help: string | undefined
  readonly fault: string | undefined
  readonly required: boolean
  readonly field: Field
  readonly compiled: CompiledQuestion
  readonly asked: AskedForm
}

function Answer(props: AnswerProps) {
  const { field, asked, compiled, ...words } = props
  const t = useFormText()
  const { key } = compiled.question
  const { Input, Picks, many } = fieldWeb(field)
  const value = asked.shownAt(key)
  const change = (next: unknown) => asked.change(key, next)
  if (!worksIn(compiled.question, asked.context.channel)) return <Framed {...words}>{() => <p className="none">{t('elsewhere')}</p>}</Framed>
  if (fieldType(field.kind).files) {
    return (
      <Framed {...words} group>
        {() => <FilesInput value={value} onChange={change} label={words.label} keeper={asked.context.files} />}
      </Framed>
    )
  }
  if (Picks && !many && field.options.to === undefined) {
    return (
      <Picks field={field} typed="">
        {({ items }) =>
          items.length > 0 && items.length <= mostSideBySide ? (
            <Framed {...words} group>
              {() => <Options compiled={compiled} items={items} value={value} onChange={change} required={words.required} />}
            </Framed>
          ) : (
            <Plain {...props} value={value} onChange={change} Input={Input} />
          )
        }
      </Picks>
    )
  }
  return <Plain {...props} value={value} onChange={change} Input={Input} />
}

/** More choices than these are a list to open. */
const mostSideBySide = 6

type PlainProps = AnswerProps & {
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly Input: ReturnType<typeof fieldWeb>['Input']
}

function Plain({ field, asked, compiled: _, value, onChange, Input, ...words }: PlainProps) {
  return (
    <Framed {...words} group={field.options.columns !== undefined}>
      {ids => <Input field={field} value={value} onChange={onChange} names={asked.context.names ?? {}} row={asked.standing.answers} {...ids} />}
    </Framed>
  )
}

interface FramedProps extends Pick<AnswerProps, 'label' | 'help' | 'fault' | 'required'> {
  /** Several inputs that answer one question together. */
  readonly group?: boolean
  readonly children: (ids: FieldIds) => ReactNode
}

function Framed({ group = false, children, ...words }: FramedProps) {
  return group ? <Group {...words}>{children}</Group> : <FieldFrame {...words}>{children}</FieldFrame>
}

function Group({ label, help, fault, required, children }: Omit<FramedProps, 'group'>) {
  const id = useId()
  const t = useUiText()
  const describedBy = [help && `${id}-help`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined
  return (
    <fieldset className="field asked-group" aria-describedby={describedBy}>
      <legend className="field-label">
        {label} {required && <span className="field-need">{t('required')}</span>}
      </legend>
      {children({ id, describedBy, invalid: fault !== undefined })}
      {fault && (
        <p className="field-fault" id={`${id}-fault`}>
          <Icon name="warning" size={14} />
          {fault}
        </p>
      )}
      {help && (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </fieldset>
  )
}
