import { Link, useSearch } from 'wouter'
import { Decide } from '../../../engines/approvals/screens/decide.web.tsx'
import { linesOf } from '../../../engines/approvals/screens/shapes.web.ts'
import { Summary } from '../../../engines/approvals/screens/summary.web.tsx'
import { useMe, useType } from '../../client/context.tsx'
import { namesOf, rowsOf, useList } from '../../client/lists.ts'
import type { Names, Row, TypeShape } from '../../client/shapes.ts'
import { useDates, useSay } from '../../text/index.ts'
import { Blank } from '../../ui/blank.tsx'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { Tag } from '../../ui/marks.tsx'
import { places } from '../places.ts'
import { addressOf } from '../row.ts'
import { NotLoaded } from '../shell/not-loaded.tsx'
import { CardSkeletons } from '../shell/page-skeleton.tsx'
import { useTitle } from '../shell/title.ts'
import { StandIns } from './stand-ins.tsx'
import { useMyApprovalsText } from './words.ts'

const waiting = `waitsFor.contains(me) && state in ['requested', 'needInformation']`
const past = `asked.contains(me) && category == 'done'`

/** What waits for my yes or no, with all that I need to say it. */
export default function ApprovalsPage() {
  const t = useMyApprovalsText()
  const done = new URLSearchParams(useSearch()).get('show') === 'done'
  const type = useType('approval')
  useTitle(t('title'))
  return (
    <div className="page">
      <h1>{t('title')}</h1>
      <nav className="switch" aria-label={t('which')}>
        <Which to={places.approvals} here={!done} label={t('waiting')} />
        <Which to={`${places.approvals}?show=done`} here={done} label={t('done')} />
      </nav>
      {type && <Cards key={String(done)} type={type} done={done} />}
      {!done && <StandIns />}
    </div>
  )
}

function Which({ to, here, label }: { to: string; here: boolean; label: string }) {
  return (
    <Link href={to} replace className={classes('switch-one', here && 'is-here')} aria-current={here ? 'true' : undefined}>
      {label}
    </Link>
  )
}

function Cards({ type, done }: { type: TypeShape; done: boolean }) {
  const t = useMyApprovalsText()
  const list = useList(type, { filter: done ? past : waiting, sort: done ? '-createdAt' : 'createdAt', limit: 20 })
  if (list.isError) return <NotLoaded error={list.error} retry={() => void list.refetch()} />
  if (!list.data) return <CardSkeletons count={2} />
  const rows = rowsOf(list.data)
  if (rows.length === 0)
    return (
      <Blank icon="check" title={t(done ? 'noneDone' : 'none')}>
        {t(done ? 'noneDoneHelp' : 'noneHelp')}
      </Blank>
    )
  return (
    <>
      <ul className="approval-portal-list">
        {rows.map(row => (
          <li key={row.id}>
            <ApprovalCard type={type} row={row} names={namesOf(list.data)} />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button className="more" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  )
}

function ApprovalCard({ type, row, names }: { type: TypeShape; row: Row; names: Names }) {
  const say = useSay()
  const me = useMe().id
  const state = type.states?.[String(row.state)]
  const mine = Array.isArray(row.waitsFor) && row.waitsFor.includes(me)
  const may = !mine ? [] : row.state === 'needInformation' ? ['approve', 'reject', 'answer'] : ['approve', 'reject', 'askInformation']
  return (
    <article className="approval-portal-card">
      <div>
        <h2>
          <Link href={`${places.approvals}/${addressOf(row)}`}>{String(row.title)}</Link>
        </h2>
        <Facts row={row} names={names} />
        {row.state !== 'requested' && state && <Tag tone={state.tone}>{say(state)}</Tag>}
      </div>
      <Summary lines={linesOf(row.summary)} />
      <Decide id={row.id} may={may} />
    </article>
  )
}

export function Facts({ row, names }: { row: Row; names: Names }) {
  const t = useMyApprovalsText()
  const dates = useDates()
  const who = typeof row.requester === 'string' ? names[row.requester]?.title : undefined
  const since = dates.short(String(row.createdAt))
  const step = [row.step, row.subjectNumber].filter(text => typeof text === 'string').join(' · ')
  return <p className="approval-portal-facts">{who === undefined ? t('asked', { step, since }) : t('askedFor', { step, who, since })}</p>
}
