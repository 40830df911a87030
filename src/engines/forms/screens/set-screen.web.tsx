import { useState } from 'react'
import type { Text } from '../../../kernel/define/index.ts'
import { attempt, faultOf, useChange } from '../../../web/client/index.ts'
import type { RecordParts } from '../../../web/desk/record/aside.tsx'
import { Button, toast } from '../../../web/ui/index.ts'
import type { Form, Part } from '../form.ts'
import { settledForm } from '../rename.ts'
import { FormBuilder } from './builder/form-builder.web.tsx'
import { TextPair } from './builder/inputs.web.tsx'
import { useTypes } from './builder/model.web.ts'
import { Preview } from './builder/preview.web.tsx'
import { useBuilderText } from './builder/words.web.ts'

interface Questions {
  readonly label: Text
  readonly help?: Text
  readonly parts: readonly Part[]
}

const blank: Questions = { label: { en: '', de: '' }, parts: [] }

/** The questions of a set: built by those who may change it, tried out by the others. */
export function SetScreen({ type, record, past }: RecordParts) {
  const saved = (record.questions ?? blank) as Questions
  const mayChange = !past && record._can?.fields.includes('questions') === true
  return mayChange ? <Build type={type} record={record} saved={saved} /> : <Try saved={saved} />
}

function Try({ saved }: { saved: Questions }) {
  return <Preview form={{ parts: [sectionOf(saved)] }} types={useTypes()} />
}

/** As it will stand in a form. */
const sectionOf = ({ label, help, parts }: Questions): Part => ({ part: 'section', key: 'set', label, ...(help ? { help } : {}), parts })

function Build({ type, record, saved }: Pick<RecordParts, 'type' | 'record'> & { saved: Questions }) {
  const t = useBuilderText()
  const change = useChange(type)
  const [questions, setQuestions] = useState(saved)
  const [fault, setFault] = useState<string>()
  const form: Form = questions
  const save = () => {
    const { parts } = settledForm(form)
    setQuestions({ ...questions, parts })
    attempt(
      change,
      { id: record.id, version: record.version, fields: { questions: { ...questions, parts } } },
      {
        onSuccess: () => {
          setFault(undefined)
          toast(t('saved'))
        },
        onError: error => setFault(faultOf(error, 'questions') ?? (error instanceof Error ? error.message : String(error))),
      },
    )
  }
  return (
    <div className="builder-set stack">
      <TextPair label={t('setLabel')} value={questions.label} onChange={label => setQuestions({ ...questions, label })} />
      <FormBuilder form={form} onChange={({ parts }) => setQuestions({ ...questions, parts })} />
      {fault !== undefined && (
        <p className="field-fault" role="alert">
          {fault}
        </p>
      )}
      <div className="row">
        <Button look="main" busy={change.isPending} disabled={JSON.stringify(questions) === JSON.stringify(saved)} onClick={save}>
          {t('save')}
        </Button>
      </div>
    </div>
  )
}
