import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useAlive } from '../../client/alive.ts'
import { useMe, useSession } from '../../client/context.tsx'
import { forgetDrafts } from '../../client/drafts.ts'
import { ask } from '../../client/request.ts'
import { NoticePreferences } from '../../notices/preferences.tsx'
import { useNoticeText } from '../../notices/words.ts'
import { setZone, speak, useLanguage } from '../../text/index.ts'
import { Avatar } from '../../ui/marks.tsx'
import { Button, buttonClass } from '../../ui/button.tsx'
import { FieldFrame, Select } from '../../ui/form.tsx'
import { setTheme, type Theme, useTheme } from '../../ui/theme.ts'
import { toast, toastProblem } from '../../ui/toast.tsx'
import { forgetFiles } from '../files/kept-files.ts'
import { Choices } from '../parts/choices.tsx'
import { useTitle } from '../shell/title.ts'
import { ChangePassword } from './change-password.tsx'
import { Sessions } from './sessions.tsx'
import { useMeText } from './words.ts'
import './me.css'

/** What concerns whoever asks for something; the rest is for the desk. */
const forMe = [
  'mentioned',
  'approvalAsked',
  'approvalReminded',
  'approvalQuestion',
  'approvalAnswered',
  'approvalDecided',
  'waitingForYou',
  'received',
  'created',
  'resolved',
  'closed',
  'reopened',
  'publicComment',
  'stateChanged',
]

export default function MePage() {
  const t = useMeText()
  const notices = useNoticeText()
  const me = useMe()
  const { can } = useSession()
  useTitle(t('title'))
  return (
    <div className="page me">
      <header className="me-head">
        <Avatar name={me.name} large />
        <div>
          <h1>{me.name}</h1>
          <p>{me.email}</p>
        </div>
      </header>
      <section className="me-part">
        <h2>{t('looks')}</h2>
        <Language />
        <Look />
        <Zone />
      </section>
      <section className="me-part">
        <h2>{notices('preferences')}</h2>
        <NoticePreferences only={forMe} />
      </section>
      <section className="me-part">
        <h2>{t('password')}</h2>
        <ChangePassword />
      </section>
      <Sessions />
      <div className="me-acts">
        {can.desk && (
          <a className={buttonClass()} href="/desk">
            {t('desk')}
          </a>
        )}
        <Button icon="out" onClick={signOut}>
          {t('signOut')}
        </Button>
      </div>
    </div>
  )
}

/** What was half written goes too: the next person at this device must not find it. */
const signOut = () =>
  void ask('/session', { method: 'DELETE' })
    .then(forgetDrafts)
    .then(forgetFiles)
    .then(() => location.assign('/sign-in'), toastProblem)

/** Keeps something of the person's own profile. */
function useProfile() {
  const t = useMeText()
  const { id } = useMe()
  return useMutation({
    mutationFn: (fields: Readonly<Record<string, unknown>>) => ask(`/people/${id}`, { method: 'PATCH', body: fields }),
    onSuccess: () => toast(t('saved')),
    onError: toastProblem,
  })
}

function Language() {
  const t = useMeText()
  const language = useLanguage()
  const profile = useProfile()
  const change = (next: 'en' | 'de') => {
    speak(next)
    profile.mutate({ language: next }, { onError: () => speak(language) })
  }
  return (
    <Choices
      label={t('language')}
      value={language}
      onChange={change}
      options={[
        { value: 'en', label: 'English' },
        { value: 'de', label: 'Deutsch' },
      ]}
    />
  )
}

function Look() {
  const t = useMeText()
  const themes: readonly Theme[] = ['light', 'dark', 'system']
  return <Choices label={t('theme')} value={useTheme()} onChange={setTheme} options={themes.map(value => ({ value, label: t(value) }))} />
}

function Zone() {
  const t = useMeText()
  const { timeZone } = useMe()
  const alive = useAlive()
  const profile = useProfile()
  const [zone, setKept] = useState(timeZone ?? '')
  const change = (next: string) => {
    setKept(next)
    setZone(next)
    profile.mutate({ timeZone: next === '' ? null : next })
  }
  return (
    <FieldFrame label={t('zone')}>
      {ids => (
        <Select id={ids.id} value={zone} onChange={e => change(e.target.value)}>
          <option value="">{t('zoneOwn', { zone: alive ? Intl.DateTimeFormat().resolvedOptions().timeZone : '' })}</option>
          {(alive ? zones(zone) : zone === '' ? [] : [zone]).map(name => (
            <option key={name} value={name}>
              {name.replaceAll('_', ' ')}
            </option>
          ))}
        </Select>
      )}
    </FieldFrame>
  )
}

/** Those that the browser knows; the one in the profile stays choosable even if it is not among them. */
const zones = (kept: string): readonly string[] => {
  const known = Intl.supportedValuesOf('timeZone')
  return kept === '' || known.includes(kept) ? known : [kept, ...known]
}
