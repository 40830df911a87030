import { useState } from 'react'
import ArticleEditor from '../../../web/articles/editor/editor.tsx'
import { textIn } from '../../../web/articles/text-in.ts'
import { attempt, faultOf, useChange, useDraft, useUpload } from '../../../web/client/index.ts'
import type { RecordParts } from '../../../web/desk/record/aside.tsx'
import { Button, FieldFrame, TextInput, toast, toastProblem } from '../../../web/ui/index.ts'
import { useKnowledgeText } from './words.web.ts'

interface Draft {
  readonly title: string
  readonly body: string
  /** What it was begun from: a draft of an older text is not taken up. */
  readonly version: number
}

/** The working title and text, kept in this browser until they are saved. */
export default function Writing({ type, record, onClose }: RecordParts & { readonly onClose: () => void }) {
  const t = useKnowledgeText()
  const change = useChange(type)
  const upload = useUpload(type)
  const [begun] = useState<Draft>(() => ({ title: textIn(record, 'title'), body: textIn(record, 'body'), version: record.version }))
  const [kept, keep, forget] = useDraft<Draft>(`article.${record.id}`, begun)
  const draft = kept.version === begun.version ? kept : begun
  const [error, setError] = useState<unknown>()
  const set = (part: Partial<Draft>) => keep({ ...draft, ...part })
  const save = () => {
    const fields = { title: draft.title, body: draft.body.trim() === '' ? null : draft.body }
    const done = () => {
      forget()
      toast({ text: t('saved') })
      onClose()
    }
    attempt(
      change,
      { id: record.id, version: begun.version, fields, seen: { title: begun.title, body: record.body ?? null } },
      { onSuccess: done, onError: failure => (setError(failure), toastProblem(failure)) },
    )
  }
  const picture = async (file: File): Promise<string> => {
    try {
      const { id } = await upload.mutateAsync({ id: record.id, file, visibility: 'public' })
      return `/api/v1/attachments/${id}?inline=1`
    } catch (failure) {
      toastProblem(failure)
      throw failure
    }
  }
  const fault = (field: string) => (error instanceof Error ? faultOf(error, field) : undefined)
  return (
    <div className="article-form">
      <FieldFrame label={t('title')} fault={fault('title')}>
        {ids => (
          <TextInput
            id={ids.id}
            aria-describedby={ids.describedBy}
            aria-invalid={ids.invalid}
            maxLength={200}
            value={draft.title}
            onChange={event => set({ title: event.target.value })}
          />
        )}
      </FieldFrame>
      <ArticleEditor value={draft.body} onChange={body => set({ body })} onPicture={picture} label={t('text')} />
      {fault('body') && (
        <p className="field-fault" role="alert">
          {fault('body')}
        </p>
      )}
      <div className="row">
        <Button look="main" busy={change.isPending} onClick={save}>
          {t('save')}
        </Button>
        <Button
          look="quiet"
          onClick={() => {
            forget()
            onClose()
          }}
        >
          {t('cancel')}
        </Button>
      </div>
    </div>
  )
}
