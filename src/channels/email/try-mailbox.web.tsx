import { useMutation, useQuery } from '@tanstack/react-query'
import { ask } from '../../web/client/index.ts'
import type { Panel } from '../../web/desk/record/panels.tsx'
import type { RecordParts } from '../../web/desk/record/aside.tsx'
import { Button, Icon, Time, toastProblem } from '../../web/ui/index.ts'
import { useMailText } from './words.web.ts'
import './mail.web.css'

interface Step {
  readonly what: string
  readonly ok: boolean
  readonly say: string
}

interface Condition {
  readonly fetched: boolean
  readonly trouble: string | null
  readonly since: string | null
}

/** Whether mail comes, and the way to find out why it does not. */
function TryMailbox({ record, past }: RecordParts) {
  const t = useMailText()
  const tried = useMutation({
    mutationFn: () => ask<{ steps: readonly Step[] }>(`/mailboxes/${record.id}/test`, { method: 'POST' }),
    onError: toastProblem,
  })
  if (past) return null
  return (
    <section className="try-mailbox" aria-label={t('test')}>
      {record.protocol === 'imap' && <Fetched id={record.id} active={record.active === true} />}
      <Button small icon="send" busy={tried.isPending} onClick={() => tried.mutate()}>
        {t('test')}
      </Button>
      <div role="status">
        {tried.isPending && <p className="try-mailbox-help">{t('testing')}</p>}
        {tried.data && !tried.isPending && (
          <ul>
            {tried.data.steps.map(({ what, ok, say }) => (
              <li key={what} className={ok ? 'is-ok' : 'is-wrong'}>
                <Icon name={ok ? 'check' : 'warning'} />
                <span>{say}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}

function Fetched({ id, active }: { id: string; active: boolean }) {
  const t = useMailText()
  const { data } = useQuery({
    queryKey: ['mailbox-condition', id],
    queryFn: ({ signal }) => ask<Condition>(`/mailboxes/${id}/condition`, { signal }),
    refetchInterval: 15_000,
  })
  if (!data || !active) return null
  if (data.trouble === null) return <p className="try-mailbox-help">{t(data.fetched ? 'fetched' : 'notFetched')}</p>
  return (
    <p className="is-wrong">
      <Icon name="warning" />
      <span>
        {data.trouble} {data.since && <Time at={data.since} />}
      </span>
    </p>
  )
}

const panel: Panel = { record: 'mailbox', slot: 'record.aside', Component: TryMailbox }
export default panel
