import { useState } from 'react'
import { attempt, type Names, type RecordPage, type Row, type TypeShape, useRecord, useTransition } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { Skeleton, toast, toastProblem } from '../../ui/index.ts'
import { addressOf, nameOf } from './address.ts'
import { mustAsk } from './asks.ts'
import { TransitionForm } from './transition-form.tsx'
import { useTransitionText } from './transition-words.ts'

interface TransitionMenuProps {
  readonly type: TypeShape
  readonly row: Row
  readonly names: Names
  /** Only those that lead there. */
  readonly to?: string
  readonly onDone: () => void
}

/** The verbs a record can be moved by now, each opening what it asks for where it stands. */
export function TransitionMenu({ type, row, names, to, onDone }: TransitionMenuProps) {
  const t = useTransitionText()
  const say = useSay()
  const record = useRecord(type, addressOf(row))
  const move = useTransition(type)
  const [asking, setAsking] = useState<string>()
  if (!record.data)
    return (
      <div className="stack transition-form">
        <Skeleton width={120} />
        <Skeleton width={90} />
      </div>
    )
  const full: RecordPage = record.data
  const possible = (full._transitions ?? []).filter(name => type.transitions?.[name] && (!to || type.transitions[name].to === to))
  if (asking)
    return <TransitionForm type={type} row={full} names={{ ...names, ...full._names }} name={asking} onDone={onDone} onCancel={() => setAsking(undefined)} />
  const run = (name: string) => {
    const asked = type.transitions?.[name]
    if (!asked) return
    if (mustAsk(asked, full)) return setAsking(name)
    attempt(move, { id: row.id, name }, { onError: toastProblem, onSuccess: () => toast(t('done', { name: nameOf(type, row), transition: say(asked.label) })) })
    onDone()
  }
  if (possible.length === 0) return <p className="pick-none">{t('none')}</p>
  return (
    <>
      {possible.map((name, i) => (
        <button key={name} type="button" className="menu-item" autoFocus={i === 0} onClick={() => run(name)}>
          {type.transitions?.[name] && say(type.transitions[name].label)}
        </button>
      ))}
    </>
  )
}
