import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { refresh } from '../../../web/client/records.ts'
import { ask } from '../../../web/client/request.ts'
import { Button } from '../../../web/ui/button.tsx'
import { FieldFrame, TextArea } from '../../../web/ui/form.tsx'
import { toast, toastProblem } from '../../../web/ui/toast.tsx'
import { useApprovalText } from './words.web.ts'
import './approvals.css'

type Answer = 'approve' | 'reject' | 'askInformation' | 'answer'

interface DecideProps {
  readonly id: string
  /** Acts that may be made now. */
  readonly may: readonly string[]
  readonly onDone?: () => void
}

const told = { approve: 'approvedNow', reject: 'rejectedNow', askInformation: 'askedNow', answer: 'answeredNow' } as const
const asked = { reject: 'why', askInformation: 'question', answer: 'theAnswer' } as const

/** One tap to approve; a word first to reject or to ask. */
export function Decide({ id, may, onDone }: DecideProps) {
  const t = useApprovalText()
  const client = useQueryClient()
  const [writing, setWriting] = useState<keyof typeof asked>()
  const decide = useMutation({
    mutationFn: ({ answer, comment }: { answer: Answer; comment?: string }) =>
      ask(`/approvals/${id}/${answer}`, { method: 'POST', body: comment === undefined ? {} : { comment } }),
    onSuccess: (_row, { answer }) => {
      toast(t(told[answer]))
      setWriting(undefined)
      onDone?.()
    },
    onError: toastProblem,
    onSettled: () => refresh(client, 'approval'),
  })
  const can = (answer: Answer) => may.includes(answer)
  if (writing) {
    return (
      <Words
        label={t(asked[writing])}
        busy={decide.isPending}
        onBack={() => setWriting(undefined)}
        onSend={comment => decide.mutate({ answer: writing, comment })}
      />
    )
  }
  if (!(['approve', 'reject', 'askInformation', 'answer'] as const).some(can)) return null
  return (
    <div className="approval-acts">
      {can('approve') && (
        <Button look="main" icon="check" busy={decide.isPending} onClick={() => decide.mutate({ answer: 'approve' })}>
          {t('approve')}
        </Button>
      )}
      {can('reject') && (
        <Button icon="close" onClick={() => setWriting('reject')}>
          {t('reject')}
        </Button>
      )}
      {can('askInformation') && (
        <Button look="quiet" onClick={() => setWriting('askInformation')}>
          {t('ask')}
        </Button>
      )}
      {can('answer') && (
        <Button look={can('approve') ? 'quiet' : 'main'} onClick={() => setWriting('answer')}>
          {t('answer')}
        </Button>
      )}
    </div>
  )
}

function Words({ label, busy, onBack, onSend }: { label: string; busy: boolean; onBack: () => void; onSend: (text: string) => void }) {
  const t = useApprovalText()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (text.trim() !== '' && !busy) onSend(text.trim())
  }
  return (
    <form className="approval-words" onSubmit={submit}>
      <FieldFrame label={label} fault={tried && text.trim() === '' ? t('needWords') : undefined}>
        {ids => (
          <TextArea
            id={ids.id}
            aria-describedby={ids.describedBy}
            aria-invalid={ids.invalid}
            autoFocus
            rows={3}
            maxLength={10_000}
            value={text}
            onChange={e => setText(e.target.value)}
          />
        )}
      </FieldFrame>
      <div className="approval-acts">
        <Button type="submit" look="main" busy={busy}>
          {t('send')}
        </Button>
        <Button look="quiet" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
    </form>
  )
}
