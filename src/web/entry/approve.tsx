import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ask } from '../client/request.ts'
import { isProblem } from '../client/problem.ts'
import { currentLanguage, useSay } from '../text/index.ts'
import { Button } from '../ui/button.tsx'
import { FieldFrame, TextArea } from '../ui/form.tsx'
import { Icon } from '../ui/icon.tsx'
import { linkSecret } from './calls.ts'
import { EntryPage, RefusalOf } from './parts.tsx'
import { useApproveText } from './approve-words.ts'
import './approve.css'

type Text = { readonly en: string; readonly de: string }
type Gone = 'unknown' | 'used' | 'expired' | 'superseded' | 'decided' | 'cancelled' | 'notAsked'
type Answer = 'approve' | 'reject' | 'askInformation'

interface Opened {
  readonly standing: Gone | 'good'
  readonly approval?: {
    readonly number: string
    readonly title: string
    readonly step: string
    readonly subjectNumber: string | null
    readonly requester: string | null
    readonly approver: string
    readonly question: boolean
    readonly lines: readonly { readonly path: string; readonly label: Text; readonly value: Text }[]
  }
}

const call = <T,>(path: string, body: object) => ask<T>(path, { method: 'POST', body, headers: { 'accept-language': currentLanguage() } })

/** Deciding by the link of a mail, without signing in. Opening it decides nothing; only what is chosen here does. */
export default function Approve() {
  const t = useApproveText()
  const [token] = useState(linkSecret)
  const link = useQuery({
    queryKey: ['approval-link', token],
    queryFn: () => call<Opened>('/approval-links/look', { token }),
    enabled: token !== '',
    retry: false,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  if (token === '') return <GonePage standing="unknown" />
  if (link.isError)
    return (
      <EntryPage title={t('title')}>
        <RefusalOf error={link.error} />
      </EntryPage>
    )
  if (!link.data) return <EntryPage title={t('title')} help={<span role="status">{t('checking')}</span>} />
  const { standing, approval } = link.data
  return standing === 'good' && approval ? <Asked token={token} approval={approval} /> : <GonePage standing={standing === 'good' ? 'unknown' : standing} />
}

function GonePage({ standing }: { standing: Gone }) {
  const t = useApproveText()
  return (
    <EntryPage title={t(`${standing}Title`)} help={<span role="status">{t(standing)}</span>}>
      <a className="entry-link" href="/portal/approvals">
        {t('signIn')}
      </a>
    </EntryPage>
  )
}

function Asked({ token, approval }: { token: string; approval: NonNullable<Opened['approval']> }) {
  const t = useApproveText()
  const say = useSay()
  const [answer, setAnswer] = useState<Answer>()
  const decide = useMutation({ mutationFn: (given: { answer: Answer; comment?: string }) => call('/approval-links/decide', { token, ...given }) })
  if (decide.isSuccess && answer) return <Done answer={answer} />
  const gone = isProblem(decide.error) && decide.error.code?.startsWith('link_') ? (decide.error.code.slice(5) as Gone) : undefined
  if (gone) return <GonePage standing={gone} />
  const { title, step, subjectNumber, requester, approver, lines, question } = approval
  const send = (comment: string) => answer && decide.mutate({ answer, ...(comment === '' ? {} : { comment }) })
  return (
    <EntryPage title={title} help={[step, subjectNumber, requester && t('for', { who: requester })].filter(Boolean).join(' · ')}>
      <dl className="approve-lines">
        {lines
          .filter(line => say(line.value) !== '')
          .map(line => (
            <div key={line.path}>
              <dt>{say(line.label)}</dt>
              <dd>{say(line.value)}</dd>
            </div>
          ))}
      </dl>
      {question && <p className="entry-help">{t('question')}</p>}
      {answer === undefined ? (
        <Choose mayAsk={!question} onChoose={setAnswer} />
      ) : (
        <Confirm answer={answer} approver={approver} busy={decide.isPending} error={decide.error} onBack={() => setAnswer(undefined)} onSend={send} />
      )}
    </EntryPage>
  )
}

function Choose({ mayAsk, onChoose }: { mayAsk: boolean; onChoose: (answer: Answer) => void }) {
  const t = useApproveText()
  return (
    <div className="approve-acts">
      <Button look="main" icon="check" onClick={() => onChoose('approve')}>
        {t('approve')}
      </Button>
      <Button icon="close" onClick={() => onChoose('reject')}>
        {t('reject')}
      </Button>
      {mayAsk && (
        <Button look="quiet" onClick={() => onChoose('askInformation')}>
          {t('askInformation')}
        </Button>
      )}
    </div>
  )
}

interface ConfirmProps {
  readonly answer: Answer
  readonly approver: string
  readonly busy: boolean
  readonly error: unknown
  readonly onBack: () => void
  readonly onSend: (comment: string) => void
}

/** Says whose decision it will be, and what, before it is one. */
function Confirm({ answer, approver, busy, error, onBack, onSend }: ConfirmProps) {
  const t = useApproveText()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const needed = answer !== 'approve'
  const missing = needed && text.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!missing && !busy) onSend(text.trim())
  }
  return (
    <form className="entry-form" noValidate onSubmit={submit}>
      <RefusalOf error={error} />
      <p className="approve-confirm" role="status">
        <Icon name={answer === 'approve' ? 'check' : answer === 'reject' ? 'close' : 'chat'} />
        {t(`${answer}Confirm`, { who: approver })}
      </p>
      <FieldFrame label={t(needed ? 'why' : 'word')} fault={tried && missing ? t('needWhy') : undefined} required={needed}>
        {ids => (
          <TextArea
            id={ids.id}
            aria-describedby={ids.describedBy}
            aria-invalid={ids.invalid}
            rows={3}
            maxLength={2000}
            autoFocus={needed}
            value={text}
            onChange={e => setText(e.target.value)}
          />
        )}
      </FieldFrame>
      <div className="approve-acts">
        <Button type="submit" look="main" busy={busy}>
          {t(`${answer}Now`)}
        </Button>
        <Button look="quiet" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
    </form>
  )
}

function Done({ answer }: { answer: Answer }) {
  const t = useApproveText()
  return (
    <EntryPage title={t(`${answer}Done`)} help={<span role="status">{t('close')}</span>}>
      <a className="entry-link" href="/portal/approvals">
        {t('signIn')}
      </a>
    </EntryPage>
  )
}
