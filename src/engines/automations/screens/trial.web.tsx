import { useMutation } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { Link } from 'wouter'
import type { Text } from '../../../kernel/define/index.ts'
import { ask } from '../../../web/client/index.ts'
import { useCount, useSay } from '../../../web/text/index.ts'
import { Button, FieldFrame, TextInput, Time } from '../../../web/ui/index.ts'
import { useAutomationText } from './words.web.ts'
import './automation.css'

interface DryRun {
  readonly would: boolean
  readonly record: { readonly id: string; readonly title: string }
  readonly because: Text | null
  readonly did: readonly Text[]
  readonly error: string | null
}

interface Tried {
  readonly days: number
  readonly ran: number
  readonly byDay: readonly { readonly day: string; readonly count: number }[]
  readonly records: readonly { readonly id: string; readonly title: string; readonly at: string; readonly seq: number }[]
}

/** Both ways to see what an automation would do before it does it. */
export function Trial({ id, on, path }: { id: string; on: string; path?: string | undefined }) {
  const t = useAutomationText()
  return (
    <section className="sheet automation-part" aria-label={t('tryHeading')}>
      <div className="automation-trials">
        <OnRecord id={id} />
        {on !== 'schedule' && <OnHistory id={id} path={path} />}
      </div>
    </section>
  )
}

const faultIn = (error: unknown): string | undefined => (error instanceof Error ? error.message : undefined)

function OnRecord({ id }: { id: string }) {
  const t = useAutomationText()
  const say = useSay()
  const [record, setRecord] = useState('')
  const run = useMutation({ mutationFn: (about: string) => ask<DryRun>(`/automations/${id}/dry-run`, { method: 'POST', body: { record: about } }) })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    event.stopPropagation()
    run.mutate(record.trim())
  }
  const { data } = run
  return (
    <form onSubmit={submit} noValidate className="stack">
      <FieldFrame label={t('record')} help={t('dryHelp')} fault={faultIn(run.error)}>
        {({ id: input, describedBy }) => (
          <div className="row automation-ask">
            <TextInput id={input} aria-describedby={describedBy} value={record} onChange={event => setRecord(event.target.value)} />
            <Button type="submit" busy={run.isPending}>
              {t('dryRun')}
            </Button>
          </div>
        )}
      </FieldFrame>
      {data && (
        <div role="status" className="automation-result">
          <b>{data.record.title}</b>
          <p>{verdict(data)}</p>
          {data.did.length > 0 && (
            <ol>
              {data.did.map((text, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: what was done is known by its place
                <li key={i}>{say(text)}</li>
              ))}
            </ol>
          )}
        </div>
      )}
    </form>
  )

  function verdict({ would, because, error }: DryRun): string {
    if (!would) return t('wouldNot')
    if (error !== null) return t('wouldFail', { error })
    return because ? t('would', { why: say(because).replace(/\.$/, '') }) : t('wouldAlways')
  }
}

function OnHistory({ id, path }: { id: string; path?: string | undefined }) {
  const t = useAutomationText()
  const count = useCount()
  const [days, setDays] = useState('30')
  const run = useMutation({ mutationFn: (back: number) => ask<Tried>(`/automations/${id}/try`, { method: 'POST', body: { days: back } }) })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    event.stopPropagation()
    run.mutate(Number(days))
  }
  const { data } = run
  const most = Math.max(1, ...(data?.byDay.map(day => day.count) ?? []))
  return (
    <form onSubmit={submit} noValidate className="stack">
      <FieldFrame label={t('days')} help={t('historyHelp')} fault={faultIn(run.error)}>
        {({ id: input, describedBy }) => (
          <div className="row automation-ask">
            <TextInput id={input} aria-describedby={describedBy} inputMode="numeric" value={days} onChange={event => setDays(event.target.value)} />
            <Button type="submit" busy={run.isPending}>
              {t('tryNow')}
            </Button>
          </div>
        )}
      </FieldFrame>
      {data && (
        <div role="status" className="automation-result">
          <p>{t('ran', { count: data.ran, days: data.days })}</p>
          {data.byDay.length > 0 && (
            <table className="automation-days">
              <caption className="hidden-visually">{t('perDay')}</caption>
              <thead className="hidden-visually">
                <tr>
                  <th scope="col">{t('day')}</th>
                  <th scope="col">{t('times')}</th>
                </tr>
              </thead>
              <tbody>
                {data.byDay.map(day => (
                  <tr key={day.day}>
                    <th scope="row" className="num">
                      {day.day}
                    </th>
                    <td>
                      <span className="automation-bar" style={{ inlineSize: `${(70 * day.count) / most}%` }} /> <span className="num">{count(day.count)}</span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {data.records.length > 0 && (
            <>
              <h3>{t('firstRecords')}</h3>
              <ul className="automation-records">
                {data.records.map(record => (
                  <li key={`${record.id} ${record.seq}`}>
                    <Time at={record.at} form="stamp" /> {path ? <Link href={`/${path}/${record.id}`}>{record.title}</Link> : record.title}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </form>
  )
}
