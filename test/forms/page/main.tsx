/** A page with nothing but a form, as a catalogue's page or a desk's will hold it. What it shows stands in `window.staged`. */
import { type FormEvent, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { AnswersView, type Form, FormFields, typesOf, useForm } from '../../../src/engines/forms/index.web.ts'
import { FormBuilder } from '../../../src/engines/forms/screens/builder/form-builder.web.tsx'
import { BootProvider, makeQueryClient } from '../../../src/web/client/index.ts'
import { speak } from '../../../src/web/text/index.ts'
import { Frame, wearTheme } from '../../../src/web/ui/index.ts'
import type { Staged } from '../staged.ts'

const { staged } = window as unknown as { staged: Staged }

function Ask() {
  const [context] = useState(() => ({
    channel: staged.channel,
    facts: staged.facts,
    types: typesOf(staged.types),
    ...(staged.channel === 'mail'
      ? {}
      : { files: { add: async (file: File) => ({ id: `0198c1f0-6d2a-7b3c-8e4f-5a6b7c8d${String(file.size).padStart(4, '0')}`, name: file.name }) } }),
  }))
  const asked = useForm(staged.form, context, 'staged')
  const [sent, setSent] = useState<string>()
  const send = (event: FormEvent) => {
    event.preventDefault()
    setSent(JSON.stringify(asked.ready() ?? null))
  }
  return (
    <form className="page" noValidate onSubmit={send}>
      <h1>Form</h1>
      <FormFields asked={asked} />
      <button type="submit" className="button is-main">
        Send
      </button>
      {sent !== undefined && (
        <output data-testid="sent" hidden>
          {sent}
        </output>
      )}
    </form>
  )
}

function Build() {
  const [form, setForm] = useState<Form>(staged.form)
  return (
    <div style={{ padding: 16 }}>
      <h1>Builder</h1>
      <FormBuilder form={form} onChange={setForm} />
      <output data-testid="built" hidden>
        {JSON.stringify(form)}
      </output>
    </div>
  )
}

function View() {
  return (
    <div className="page">
      <h1>Answers</h1>
      <AnswersView form={staged.form} answers={staged.answers ?? {}} names={staged.names ?? {}} />
    </div>
  )
}

const pages = { ask: Ask, build: Build, view: View }
const Page = pages[staged.page]

// The desk is built in, the portal is answered in: each looks as it does there.
if (staged.page !== 'build') await import('../../../src/web/portal/portal.css')

wearTheme()
speak(staged.language)
createRoot(document.getElementById('root') ?? document.body).render(
  staged.boot ? (
    <Frame client={makeQueryClient()}>
      <BootProvider boot={staged.boot}>
        <div className="portal">
          <Page />
        </div>
      </BootProvider>
    </Frame>
  ) : (
    <div className="portal">
      <Page />
    </div>
  ),
)
