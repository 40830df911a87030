import { useState } from 'react'
import { useSearch } from 'wouter'
import { attempt } from '../client/attempt.ts'
import { Button } from '../ui/button.tsx'
import { toast, toastProblem } from '../ui/toast.tsx'
import { type About, type Muted, useMuted, useMuting, useNameOf } from './use-mutes.ts'
import { useNoticeText } from './words.ts'

/** What the address asks to mute, as the link in a mail does; only a click does it. */
export function MuteAsked() {
  const search = useSearch()
  const [about, setAbout] = useState(() => askedFor(search))
  const muted = useMuted()
  if (!about || muted.some(one => one.record === about.record)) return null
  return <Asked about={about} onDone={() => setAbout(undefined)} />
}

function askedFor(search: string): About | undefined {
  const [, recordType = '', record = ''] = /^(\w{1,80}):([\w-]{1,40})$/.exec(new URLSearchParams(search).get('mute') ?? '') ?? []
  return recordType ? { recordType, record } : undefined
}

function Asked({ about, onDone }: { about: About; onDone: () => void }) {
  const t = useNoticeText()
  const { mute } = useMuting()
  const name = useNameOf(about) || t('oneRecord')
  const run = () =>
    attempt(mute, about, {
      onError: toastProblem,
      onSuccess: () => {
        toast(t('isMuted', { name }))
        onDone()
      },
    })
  return (
    <div className="ways-ask" role="group" aria-label={t('muteThis', { name })}>
      <b>{t('muteThis', { name })}</b>
      <p>{t('muteThisHelp')}</p>
      <Button busy={mute.isPending} onClick={run}>
        {t('muteDo')}
      </Button>
    </div>
  )
}

export function MutedList() {
  const t = useNoticeText()
  const muted = useMuted()
  if (muted.length === 0) return null
  return (
    <div>
      <h3>{t('muted')}</h3>
      <p>{t('mutedHelp')}</p>
      <ul className="ways-muted">
        {muted.map(one => (
          <li key={one.id}>
            <Unmute one={one} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Unmute({ one }: { one: Muted }) {
  const t = useNoticeText()
  const { unmute } = useMuting()
  const name = useNameOf(one) || one.record
  return (
    <Button busy={unmute.isPending} onClick={() => attempt(unmute, one, { onError: toastProblem, onSuccess: () => toast(t('isUnmuted')) })}>
      {t('unmute', { name })}
    </Button>
  )
}
