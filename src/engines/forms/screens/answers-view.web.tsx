import { useMemo } from 'react'
import type { Names } from '../../../web/client/shapes.ts'
import { fieldWeb } from '../../../web/fields.ts'
import { useSay } from '../../../web/text/index.ts'
import { compileForm, type CompiledForm, type Types } from '../compile.ts'
import type { Answers, Form, Part } from '../form.ts'
import { isBlank } from '../standing.ts'
import { useFormText } from './words.web.ts'
import './form.css'

interface AnswersViewProps {
  readonly form: Form
  readonly answers: Answers
  /** What the records and files are called that the answers name. */
  readonly names?: Names
}

/** What was answered, as facts: the order and the sections of the form, without what was not asked. */
export function AnswersView({ form, answers, names = {} }: AnswersViewProps) {
  const t = useFormText()
  const compiled = useMemo(() => compileForm(form, nothing), [form])
  const isEmpty = compiled.questions.every(({ question }) => isBlank(answers[question.key]))
  if (isEmpty) return <p className="none">{t('nothing')}</p>
  return (
    <div className="answered">
      <Answered parts={compiled.form.parts} compiled={compiled} answers={answers} names={names} />
    </div>
  )
}

/** No rule is asked here. */
const nothing: Types = { find: () => undefined }

interface AnsweredProps {
  readonly parts: readonly Part[]
  readonly compiled: CompiledForm
  readonly answers: Answers
  readonly names: Names
}

/** Questions that follow one another are one list of facts; a section is a list of its own. */
function Answered({ parts, ...rest }: AnsweredProps) {
  const runs = runsOf(parts, rest.answers)
  return runs.map(run => (Array.isArray(run) ? <Facts key={run[0]?.key} parts={run} {...rest} /> : <SectionAnswers key={run.key} section={run} {...rest} />))
}

type SectionPart = Extract<Part, { part: 'section' }>
type QuestionPart = Extract<Part, { part: 'question' }>

function runsOf(parts: readonly Part[], answers: Answers): readonly (SectionPart | QuestionPart[])[] {
  const runs: (SectionPart | QuestionPart[])[] = []
  for (const part of parts) {
    const last = runs.at(-1)
    if (part.part === 'section' && hasAnswers(part, answers)) runs.push(part)
    if (part.part !== 'question' || isBlank(answers[part.key])) continue
    if (Array.isArray(last)) last.push(part)
    else runs.push([part])
  }
  return runs
}

const hasAnswers = (part: Part, answers: Answers): boolean =>
  part.part === 'section' ? part.parts.some(inner => hasAnswers(inner, answers)) : part.part === 'question' && !isBlank(answers[part.key])

function SectionAnswers({ section, ...rest }: Omit<AnsweredProps, 'parts'> & { section: SectionPart }) {
  const say = useSay()
  return (
    <section className="answered-section" aria-label={say(section.label)}>
      <p className="answered-title">{say(section.label)}</p>
      <Answered parts={section.parts} {...rest} />
    </section>
  )
}

function Facts({ parts, compiled, answers, names }: Omit<AnsweredProps, 'parts'> & { parts: readonly QuestionPart[] }) {
  const say = useSay()
  return (
    <dl>
      {parts.map(({ key, label }) => {
        const field = compiled.type.fields[key]
        if (!field) return null
        const { Cell, wide } = fieldWeb(field)
        return (
          <div key={key} className={wide ? 'is-wide' : undefined}>
            <dt>{say(label)}</dt>
            <dd>
              <Cell field={field} value={answers[key]} names={names} row={answers} />
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
