import { useMutation } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { useModel } from '../../web/client/context.tsx'
import { ask } from '../../web/client/request.ts'
import type { RecordPage } from '../../web/client/shapes.ts'
import { useSay } from '../../web/text/index.ts'
import { Button } from '../../web/ui/button.tsx'
import { FieldFrame, Select, TextInput } from '../../web/ui/form.tsx'
import { Markdown } from '../../web/ui/markdown.tsx'
import { toastProblem } from '../../web/ui/toast.tsx'
import { usePreviewText } from './preview-words.web.ts'

interface Previewed {
  readonly subject: string
  readonly text: string
}

/** The template as it reads on a real record, with what the one who looks may read of it. */
function Preview({ record }: { record: RecordPage }) {
  const t = usePreviewText()
  const say = useSay()
  const types = useModel().types.filter(type => type.work)
  const [type, setType] = useState(types[0]?.name ?? '')
  const [number, setNumber] = useState('')
  const preview = useMutation({
    mutationFn: () => {
      const { language, subject, body } = record
      return ask<Previewed>('/message-templates/preview', { method: 'POST', body: { type, record: number.trim(), language, subject: subject ?? '', body } })
    },
    onError: toastProblem,
  })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (number.trim() !== '') preview.mutate()
  }
  return (
    <section className="fact-section stack">
      <h2>{t('preview')}</h2>
      <form className="stack" onSubmit={submit}>
        <FieldFrame label={t('type')}>
          {({ id }) => (
            <Select id={id} value={type} onChange={event => setType(event.target.value)}>
              {types.map(one => (
                <option key={one.name} value={one.name}>
                  {say(one.label.one)}
                </option>
              ))}
            </Select>
          )}
        </FieldFrame>
        <FieldFrame label={t('number')}>
          {({ id }) => <TextInput id={id} value={number} placeholder="INC1000001" onChange={event => setNumber(event.target.value)} />}
        </FieldFrame>
        <Button type="submit" busy={preview.isPending}>
          {t('show')}
        </Button>
      </form>
      {preview.data && (
        <div className="stack" aria-live="polite">
          {preview.data.subject && <b>{preview.data.subject}</b>}
          <Markdown text={preview.data.text} />
        </div>
      )}
    </section>
  )
}

export default { record: 'messageTemplate', slot: 'record.aside', Component: Preview }
