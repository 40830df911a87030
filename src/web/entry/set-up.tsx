import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { faultOf, isProblem } from '../client/problem.ts'
import { Button } from '../ui/button.tsx'
import { FieldFrame, TextInput } from '../ui/form.tsx'
import { PasswordField } from '../ui/password.tsx'
import { awaitsSetUp, linkSecret, setUp } from './calls.ts'
import { EmailField } from './email-field.tsx'
import { ToSignIn } from './forgot.tsx'
import { foundOrganisation } from './organisation.ts'
import { EntryPage, RefusalOf, useEmailFault, useFirstFault } from './parts.tsx'
import { useEntryText } from './words.ts'

/** The first page of a new installation, opened by the link that the server printed. */
export function SetUp() {
  const t = useEntryText()
  const [token] = useState(linkSecret)
  const link = useQuery({ queryKey: ['set-up'], queryFn: awaitsSetUp, enabled: token !== '', retry: false })
  if (token === '' || isProblem(link.error, 404)) return <Dead />
  if (link.isPending) return <EntryPage title={t('setUpTitle')} help={<span role="status">{t('checking')}</span>} />
  return <SetUpForm token={token} />
}

const blank = { organisation: '', name: '', email: '', password: '' }
type Given = typeof blank

function SetUpForm({ token }: { token: string }) {
  const t = useEntryText()
  const [given, setGiven] = useState(blank)
  const [tries, setTries] = useState(0)
  const begin = useMutation({
    mutationFn: async ({ organisation, name, email, password }: Given) => {
      const onward = await setUp({ token, name: name.trim(), email: email.trim(), password })
      await foundOrganisation(organisation.trim())
      return onward
    },
    onSuccess: ({ next }) => location.assign(next),
  })
  const blankFaults = useBlankFaults()(given)
  const faultAt = (field: keyof Given) => (tries > 0 ? blankFaults[field] : undefined) ?? faultOf(begin.error, field)
  const form = useFirstFault(tries > 0 && (['organisation', 'name', 'email', 'password'] as const).some(f => faultAt(f) !== undefined))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTries(tries + 1)
    if (Object.values(blankFaults).every(f => f === undefined) && !begin.isPending && !begin.isSuccess) begin.mutate(given)
  }
  if (isProblem(begin.error, 404)) return <Dead />
  return (
    <EntryPage title={t('setUpTitle')} help={t('setUpHelp')}>
      <form ref={form} className="entry-form" noValidate onSubmit={submit}>
        <RefusalOf error={begin.error} shown={['name', 'email', 'password']} />
        <Line
          label={t('organisation')}
          help={t('organisationHelp')}
          name="organization"
          value={given.organisation}
          fault={faultAt('organisation')}
          onChange={organisation => setGiven({ ...given, organisation })}
          autoFocus
        />
        <Line label={t('name')} name="name" value={given.name} fault={faultAt('name')} onChange={name => setGiven({ ...given, name })} />
        <EmailField value={given.email} fault={faultAt('email')} onChange={email => setGiven({ ...given, email })} />
        <PasswordField
          label={t('password')}
          name="password"
          autoComplete="new-password"
          help={t('newPasswordHelp')}
          fault={faultAt('password')}
          value={given.password}
          onChange={password => setGiven({ ...given, password })}
        />
        <Button type="submit" look="main" busy={begin.isPending || begin.isSuccess}>
          {t('begin')}
        </Button>
      </form>
    </EntryPage>
  )
}

function useBlankFaults(): (given: Given) => Readonly<Record<keyof Given, string | undefined>> {
  const t = useEntryText()
  const emailFault = useEmailFault()
  return ({ organisation, name, email, password }) => ({
    organisation: organisation.trim() === '' ? t('needOrganisation') : undefined,
    name: name.trim() === '' ? t('needName') : undefined,
    email: emailFault(email),
    password: password === '' ? t('needNew') : undefined,
  })
}

interface LineProps {
  readonly label: string
  readonly name: 'organization' | 'name'
  readonly value: string
  readonly fault: string | undefined
  readonly onChange: (value: string) => void
  readonly help?: string
  readonly autoFocus?: boolean
}

function Line({ label, name, value, fault, onChange, help, autoFocus = false }: LineProps) {
  return (
    <FieldFrame label={label} help={help} fault={fault}>
      {ids => (
        <TextInput
          id={ids.id}
          name={name}
          autoComplete={name}
          maxLength={120}
          autoFocus={autoFocus}
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid}
          value={value}
          onChange={e => onChange(e.target.value)}
        />
      )}
    </FieldFrame>
  )
}

function Dead() {
  const t = useEntryText()
  return (
    <EntryPage title={t('deadSetUpTitle')} help={t('deadSetUpHelp')}>
      <ToSignIn />
    </EntryPage>
  )
}
