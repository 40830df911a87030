import { type SyntheticEvent, useState } from 'react'
import { attempt } from '../client/attempt.ts'
import { useType } from '../client/context.tsx'
import { useSay } from '../text/index.ts'
import { Button } from '../ui/button.tsx'
import { Check, FieldFrame, TextInput } from '../ui/form.tsx'
import { toast, toastProblem } from '../ui/toast.tsx'
import { MuteAsked, MutedList } from './muted.tsx'
import { useSaveWishes, useWishes, type Ways, type Wishes } from './use-ways.ts'
import { useNoticeText } from './words.ts'
import './notices.css'

/** What I am told and how, when not, and what I want to hear no more of. */
export function NoticePreferences({ only }: { only?: readonly string[] }) {
  const { type, wishes, id } = useWishes()
  return (
    <div className="ways-form" id="notifications">
      <MuteAsked />
      {type && wishes && <Form key={id ?? ''} wishes={wishes} id={id} {...(only ? { only } : {})} />}
      <MutedList />
    </div>
  )
}

interface FormProps {
  readonly wishes: Wishes
  readonly id: string | undefined
  /** Events that are shown; the others stay as they are. */
  readonly only?: readonly string[]
}

function Form({ wishes, id, only }: FormProps) {
  const t = useNoticeText()
  const [wanted, setWanted] = useState(wishes)
  const save = useSaveWishes(id)
  const set = (change: Partial<Wishes>) => setWanted({ ...wanted, ...change })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    attempt(save, wanted, { onError: toastProblem, onSuccess: () => toast(t('saved')) })
  }
  return (
    <form className="ways-form" onSubmit={submit}>
      <WaysTable ways={wanted.ways} {...(only ? { only } : {})} onChange={ways => set({ ways })} />
      <div>
        <h3>{t('quiet')}</h3>
        <p>{t('quietHelp')}</p>
        <div className="ways-hours">
          <FieldFrame label={t('from')}>
            {({ id }) => <TextInput id={id} type="time" value={wanted.quietFrom} onChange={event => set({ quietFrom: event.target.value })} />}
          </FieldFrame>
          <FieldFrame label={t('to')}>
            {({ id }) => <TextInput id={id} type="time" value={wanted.quietTo} onChange={event => set({ quietTo: event.target.value })} />}
          </FieldFrame>
        </div>
      </div>
      <Check label={t('urgent')} checked={wanted.urgentBreaksThrough} onChange={event => set({ urgentBreaksThrough: event.target.checked })} />
      <Button type="submit" busy={save.isPending}>
        {t('save')}
      </Button>
    </form>
  )
}

interface WaysTableProps {
  readonly only?: readonly string[]
  readonly ways: Wishes['ways']
  readonly onChange: (ways: Wishes['ways']) => void
}

function WaysTable({ ways, only, onChange }: WaysTableProps) {
  const t = useNoticeText()
  const say = useSay()
  const words = useType('notification')?.fields.event?.options.words ?? {}
  const shown = Object.entries(words).filter(([event]) => only?.includes(event) ?? true)
  const box = (event: string, way: keyof Ways, name: string) => {
    const own = ways[event] ?? { app: true, mail: true }
    return <Check aria-label={`${name}: ${t(way)}`} checked={own[way]} onChange={e => onChange({ ...ways, [event]: { ...own, [way]: e.target.checked } })} />
  }
  return (
    <table className="ways">
      <thead>
        <tr>
          <th scope="col">{t('event')}</th>
          <th scope="col">{t('app')}</th>
          <th scope="col">{t('mail')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(([event, word]) => (
          <tr key={event}>
            <th scope="row">{say(word)}</th>
            <td>{box(event, 'app', say(word))}</td>
            <td>{box(event, 'mail', say(word))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
