import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, type Row } from '../../web/client/index.ts'
import type { Panel } from '../../web/desk/record/panels.tsx'
import { defineTexts } from '../../web/text/index.ts'
import { Button, Dialog, Icon, toast, toastProblem, useUiText } from '../../web/ui/index.ts'
import './webhook.css'

const { useText } = defineTexts('webhook', {
  en: {
    title: 'Try it',
    test: 'Send a test',
    testing: 'Sending …',
    testHelp: 'A signed message of the type webhook.test, once.',
    secret: 'Make a new secret',
    secretTitle: 'A new secret',
    secretAsk: 'It is shown this once. The former one signs beside it for 24 hours, so that the receiver can be given the new one without losing anything.',
    secretMade: 'Copy it now and give it to the receiver. It is not shown again.',
    copy: 'Copy',
    copied: 'Copied',
    make: 'Make it',
  },
  de: {
    title: 'Ausprobieren',
    test: 'Test senden',
    testing: 'Wird gesendet …',
    testHelp: 'Eine signierte Nachricht der Art webhook.test, einmal.',
    secret: 'Neues Geheimnis erzeugen',
    secretTitle: 'Ein neues Geheimnis',
    secretAsk:
      'Es wird nur dieses eine Mal gezeigt. Das bisherige signiert noch 24 Stunden daneben, damit die Gegenseite das neue bekommen kann, ohne dass etwas verloren geht.',
    secretMade: 'Kopieren Sie es jetzt und geben Sie es der Gegenseite. Es wird nicht noch einmal gezeigt.',
    copy: 'Kopieren',
    copied: 'Kopiert',
    make: 'Erzeugen',
  },
})

interface Tested {
  readonly ok: boolean
  readonly said: string
}

/** Beside a webhook: whether it works, and a new secret for it. */
function WebhookPanel({ record, past }: { readonly record: Row; readonly past: boolean }) {
  const t = useText()
  const [asking, setAsking] = useState(false)
  const test = useMutation({ mutationFn: () => ask<Tested>(`/webhooks/${record.id}/test`, { method: 'POST', body: {} }), onError: toastProblem })
  if (past) return null
  return (
    <section>
      <h2>{t('title')}</h2>
      <div className="webhook-acts">
        <Button small busy={test.isPending} onClick={() => test.mutate()} title={t('testHelp')}>
          {test.isPending ? t('testing') : t('test')}
        </Button>
        <Button small look="quiet" onClick={() => setAsking(true)}>
          {t('secret')}
        </Button>
      </div>
      <p role="status" className="webhook-said">
        {test.data && !test.isPending && (
          <>
            <Icon name={test.data.ok ? 'check' : 'warning'} /> {test.data.said}
          </>
        )}
      </p>
      {asking && <NewSecret id={record.id} onClose={() => setAsking(false)} />}
    </section>
  )
}

function NewSecret({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useText()
  const u = useUiText()
  const client = useQueryClient()
  const make = useMutation({
    mutationFn: () => ask<{ secret: string }>(`/webhooks/${id}/secret`, { method: 'POST', body: {} }),
    onError: toastProblem,
    onSuccess: () => client.invalidateQueries(),
  })
  const secret = make.data?.secret
  const copy = () => secret && void navigator.clipboard.writeText(secret).then(() => toast(t('copied')), toastProblem)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('secretTitle')}
      foot={
        secret ? (
          <Button onClick={onClose}>{u('close')}</Button>
        ) : (
          <Button look="main" busy={make.isPending} onClick={() => make.mutate()}>
            {t('make')}
          </Button>
        )
      }
    >
      <p>{t(secret ? 'secretMade' : 'secretAsk')}</p>
      {secret && (
        <div className="webhook-secret">
          <code>{secret}</code>
          <Button small onClick={copy}>
            {t('copy')}
          </Button>
        </div>
      )}
    </Dialog>
  )
}

export default { record: 'webhook', slot: 'record.aside', Component: WebhookPanel } satisfies Panel
