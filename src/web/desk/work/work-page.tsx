import { useQueryClient } from '@tanstack/react-query'
import { Fragment, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { attempt, type Names, prefetchRecord, useChange, useMe } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { Blank, Button, classes, Failed, Segments, Skeleton, toast, toastProblem, useShortcuts } from '../../ui/index.ts'
import { CountdownOf, CountdownsHere, useClockText, useCountdowns } from '../clocks/index.ts'
import { addressOf, pageOf, titleOf } from '../parts/address.ts'
import { PageBar } from '../parts/page.tsx'
import { Value } from '../parts/value.tsx'
import { useListText } from '../list/words.ts'
import { type Scope, scopes } from './scope.ts'
import { useWorkRows, type WorkRow } from './work-rows.ts'
import { useWorkText } from './words.ts'
import '../list/list.css'

/** What waits for me, over all kinds of work: the first page of the day. */
export function WorkPage() {
  const t = useWorkText()
  const search = useSearch()
  const [, go] = useLocation()
  const scope = scopes.find(s => s === new URLSearchParams(search).get('scope')) ?? 'me'
  const to = (next: Scope) => go(next === 'me' ? '/work' : `/work?scope=${next}`)
  return (
    <>
      <PageBar title={t(scope)}>
        <Segments label={t('scope')} value={scope} onChange={to} options={scopes.map(value => ({ value, label: t(value) }))} />
      </PageBar>
      <WorkTable key={scope} scope={scope} />
    </>
  )
}

const columns = ['number', 'title', 'priority', 'state', 'assignee', 'updated'] as const

function WorkTable({ scope }: { scope: Scope }) {
  const t = useWorkText()
  const work = useWorkRows(scope)
  const [at, setAt] = useState<string>()
  const c = useClockText()
  const { countdowns, clocked } = useCountdowns(byType(work.rows))
  useWorkKeys(work.rows, at, setAt)
  if (work.error && work.rows.length === 0)
    return (
      <div className="sheet list-sheet">
        <Failed error={work.error} retry={work.retry} />
      </div>
    )
  if (!work.pending && work.rows.length === 0) return <Done scope={scope} />
  return (
    <div className="sheet list-sheet">
      <div className="list-scroll">
        <table className="records">
          <thead>
            <tr>
              {columns.map(name => (
                <Fragment key={name}>
                  <th scope="col" className={classes(name === 'title' && 'is-title')}>
                    {t(name)}
                  </th>
                  {clocked && name === 'title' && (
                    <th scope="col" className="is-clock">
                      {c('column')}
                    </th>
                  )}
                </Fragment>
              ))}
            </tr>
          </thead>
          <CountdownsHere value={countdowns}>
            <tbody>
              {work.pending && work.rows.length === 0 ? (
                <WorkSkeleton />
              ) : (
                work.rows.map(one => (
                  <WorkLine key={one.row.id} clocked={clocked} one={one} names={work.names} at={at === one.row.id} takes={scope === 'unassigned'} />
                ))
              )}
            </tbody>
          </CountdownsHere>
        </table>
      </div>
      <footer className="list-foot">
        <span role="status">{t('shown', { count: work.rows.length })}</span>
      </footer>
    </div>
  )
}

const byType = (rows: readonly WorkRow[]) => [...Map.groupBy(rows, one => one.type)].map(([type, own]) => ({ type, ids: own.map(one => one.row.id) }))

interface WorkLineProps {
  readonly one: WorkRow
  readonly names: Names
  readonly at: boolean
  readonly takes: boolean
  readonly clocked: boolean
}

function WorkLine({ one: { type, row }, names, at, takes, clocked }: WorkLineProps) {
  const t = useWorkText()
  const say = useSay()
  const me = useMe()
  const client = useQueryClient()
  const [, go] = useLocation()
  const change = useChange(type)
  const assignee = type.work?.assignee ?? ''
  const take = () =>
    attempt(
      change,
      { id: row.id, version: row.version, fields: { [assignee]: me.id } },
      { onError: toastProblem, onSuccess: () => toast(t('taken', { name: addressOf(row) })) },
    )
  const value = (name: string) =>
    type.fields[name] && (
      <span className="cell">
        <Value field={type.fields[name]} value={row[name]} names={names} dense />
      </span>
    )
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the title in the row is a link, and j, k and Enter move and open
    <tr
      data-id={row.id}
      className={classes(at && 'is-at', row[assignee] === null && 'is-fresh')}
      onClick={event => event.target instanceof Element && !event.target.closest('a, button') && go(pageOf(type, row))}
      onPointerEnter={() => void prefetchRecord(client, type, addressOf(row))}
    >
      <td>
        <span className="num none">{type.numbered ? addressOf(row) : say(type.label.one)}</span>
      </td>
      <td className="is-title">
        <Link href={pageOf(type, row)} className="record-link">
          {titleOf(type, row)}
        </Link>
      </td>
      {clocked && (
        <td className="is-clock">
          <CountdownOf id={row.id} />
        </td>
      )}
      <td>{row.priority != null && value('priority')}</td>
      <td>{value('state')}</td>
      <td>
        {takes ? (
          <Button small onClick={take}>
            {t('take')}
          </Button>
        ) : (
          value(assignee)
        )}
      </td>
      <td>{value('updatedAt')}</td>
    </tr>
  )
}

function useWorkKeys(rows: readonly WorkRow[], at: string | undefined, setAt: (id: string) => void): void {
  const t = useListText()
  const [, go] = useLocation()
  const index = rows.findIndex(r => r.row.id === at)
  const move = (by: number) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, index < 0 ? 0 : index + by))]
    if (!next) return
    setAt(next.row.id)
    document.querySelector(`tr[data-id="${next.row.id}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const group = t('list')
  const here = rows[index]
  useShortcuts([
    { keys: 'j', label: t('next'), group, run: () => move(1) },
    { keys: 'k', label: t('previous'), group, run: () => move(-1) },
    ...(here ? [{ keys: 'Enter', label: t('openRecord'), group, run: () => go(pageOf(here.type, here.row)) }] : []),
  ])
}

function Done({ scope }: { scope: Scope }) {
  const t = useWorkText()
  const title = scope === 'me' ? 'doneTitle' : scope === 'groups' ? 'groupsDone' : 'unassignedDone'
  return (
    <div className="sheet list-sheet">
      <Blank icon="check" title={t(title)}>
        {scope === 'me' && t('doneHelp')}
      </Blank>
    </div>
  )
}

function WorkSkeleton() {
  return [50, 72, 64, 80, 45, 60, 70, 55].map(width => (
    <tr key={width} aria-hidden="true">
      <td>
        <Skeleton width={76} />
      </td>
      <td className="is-title">
        <Skeleton width={`${width}%`} />
      </td>
      {[60, 70, 80, 50].map(w => (
        <td key={w}>
          <Skeleton width={w} />
        </td>
      ))}
    </tr>
  ))
}
