import { type FormEvent, type ReactNode, useState } from 'react'
import { faultOf } from '../../client/problem.ts'
import { useTransition } from '../../client/records.ts'
import type { RecordPage, TypeShape } from '../../client/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { FieldFrame, TextArea } from '../../ui/form.tsx'
import { Icon } from '../../ui/icon.tsx'
import { toast, toastProblem } from '../../ui/toast.tsx'
import type { Standing } from '../things/status.ts'
import { useThingText } from './words.ts'

interface DecisionProps {
  readonly type: TypeShape
  readonly record: RecordPage
  readonly standing: Standing
}

/** What the person may decide now: answer, say whether it is solved, say that it has settled itself. */
export function Decision({ type, record, standing }: DecisionProps) {
  const t = useThingText()
  const may = (transition: string) => record._transitions?.includes(transition) === true
  if (standing.status === 'withdrawn' && may('reopen')) return <Again type={type} record={record} />
  if (may('reopen') || (may('close') && standing.status === 'solved')) return <IsItSolved type={type} record={record} may={may} />
  if (standing.status === 'asked' && record._can?.comment) return <Panel tone="waiting" title={t('needAnswer')} help={t('needAnswerHelp')} act={<Answer />} />
  if (may('withdraw')) return <Settled type={type} record={record} />
  return null
}

function Panel({ tone, title, help, act }: { tone: 'good' | 'waiting' | 'note'; title: ReactNode; help?: ReactNode; act?: ReactNode }) {
  return (
    <section className={`decision is-${tone}`}>
      <h2>{title}</h2>
      {help && <p>{help}</p>}
      {act && <div className="acts">{act}</div>}
    </section>
  )
}

/** Leads to the box below, and opens the keyboard of a phone. */
function Answer() {
  const t = useThingText()
  const go = () => {
    const box = document.getElementById('reply')
    box?.scrollIntoView({ block: 'center' })
    box?.focus({ preventScroll: true })
  }
  return (
    <Button look="main" onClick={go}>
      {t('answer')}
    </Button>
  )
}

function IsItSolved({ type, record, may }: { type: TypeShape; record: RecordPage; may: (transition: string) => boolean }) {
  const t = useThingText()
  const move = useTransition(type)
  const [telling, setTelling] = useState(false)
  if (telling) return <WhyNot type={type} record={record} onDone={() => setTelling(false)} />
  const close = () => move.mutate({ id: record.id, name: 'close' }, { onSuccess: () => toast(t('thanks')), onError: toastProblem })
  const acts = (
    <>
      {may('close') && (
        <Button look="main" icon="check" busy={move.isPending} onClick={close}>
          {t('works')}
        </Button>
      )}
      {may('reopen') && <Button onClick={() => setTelling(true)}>{t('worksNot')}</Button>}
    </>
  )
  return <Panel tone="good" title={t('isSolved')} help={t('isSolvedHelp')} act={acts} />
}

/** Who said that it is solved is not asked whether it is, but may have been wrong. */
function Again({ type, record }: { type: TypeShape; record: RecordPage }) {
  const t = useThingText()
  const [telling, setTelling] = useState(false)
  if (telling) return <WhyNot type={type} record={record} onDone={() => setTelling(false)} />
  return (
    <button type="button" className="settled" onClick={() => setTelling(true)}>
      <Icon name="history" />
      {t('isBack')}
    </button>
  )
}

/** Taking it up again asks for words: without them the desk can only try the same once more. */
function WhyNot({ type, record, onDone }: { type: TypeShape; record: RecordPage; onDone: () => void }) {
  const t = useThingText()
  const move = useTransition(type)
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const input = text.trim() === '' ? {} : { comment: text.trim() }
    move.mutate(
      { id: record.id, name: 'reopen', input },
      {
        onSuccess: () => {
          toast(t('again'))
          onDone()
        },
        onError: error => faultOf(error, 'comment') === undefined && toastProblem(error),
      },
    )
  }
  return (
    <form className="decision is-note" onSubmit={submit}>
      <FieldFrame label={t('whyNot')} help={t('whyNotHelp')} fault={faultOf(move.error, 'comment')}>
        {ids => (
          <TextArea
            id={ids.id}
            aria-describedby={ids.describedBy}
            aria-invalid={ids.invalid}
            autoFocus
            rows={3}
            maxLength={20_000}
            value={text}
            onChange={e => setText(e.target.value)}
          />
        )}
      </FieldFrame>
      <div className="acts">
        <Button type="submit" look="main" busy={move.isPending}>
          {t('sendAndReopen')}
        </Button>
        <Button onClick={onDone}>{t('never')}</Button>
      </div>
    </form>
  )
}

/** Out of the way until it is wanted, and asks once. */
function Settled({ type, record }: { type: TypeShape; record: RecordPage }) {
  const t = useThingText()
  const move = useTransition(type)
  const [asking, setAsking] = useState(false)
  if (!asking)
    return (
      <button type="button" className="settled" onClick={() => setAsking(true)}>
        <Icon name="check" />
        {t('settled')}
      </button>
    )
  const withdraw = () => move.mutate({ id: record.id, name: 'withdraw' }, { onSuccess: () => toast(t('settledDone')), onError: toastProblem })
  const acts = (
    <>
      <Button look="main" busy={move.isPending} autoFocus onClick={withdraw}>
        {t('settledYes')}
      </Button>
      <Button onClick={() => setAsking(false)}>{t('never')}</Button>
    </>
  )
  return <Panel tone="note" title={t('settledAsk')} help={t('settledHelp')} act={acts} />
}
