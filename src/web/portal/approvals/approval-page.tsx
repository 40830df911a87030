import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { Decide } from '../../../engines/approvals/screens/decide.web.tsx'
import { linesOf, roundOfQuery } from '../../../engines/approvals/screens/shapes.web.ts'
import { Rounds } from '../../../engines/approvals/screens/steps.web.tsx'
import { Summary } from '../../../engines/approvals/screens/summary.web.tsx'
import { useType } from '../../client/context.tsx'
import { useRecord } from '../../client/records.ts'
import type { RecordPage, TypeShape } from '../../client/shapes.ts'
import { useSay } from '../../text/index.ts'
import { Blank } from '../../ui/blank.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Tag } from '../../ui/marks.tsx'
import { places } from '../places.ts'
import { NotLoaded } from '../shell/not-loaded.tsx'
import { CardSkeletons } from '../shell/page-skeleton.tsx'
import { useTitle } from '../shell/title.ts'
import { Conversation } from '../thing/conversation.tsx'
import { usePortalText } from '../words.ts'
import { Facts } from './approvals-page.tsx'
import { useMyApprovalsText } from './words.ts'
import '../thing/thing.css'

/** One approval: what is asked, what was said, and the steps around it. */
export default function ApprovalPage({ address }: { address: string }) {
  const t = useMyApprovalsText()
  const portal = usePortalText()
  const type = useType('approval')
  return (
    <div className="page">
      <Link href={places.approvals} className="part-more">
        <Icon name="left" />
        {t('back')}
      </Link>
      {type ? <One type={type} address={address} /> : <Blank icon="search" title={portal('noPage')} />}
    </div>
  )
}

/** What was asked and answered. How it moved is told by its steps. */
const saidOnly = (row: RecordPage): RecordPage => ({
  ...row,
  _timeline: { next: null, items: (row._timeline?.items ?? []).filter(entry => entry.act === 'comment') },
})

function One({ type, address }: { type: TypeShape; address: string }) {
  const t = useMyApprovalsText()
  const say = useSay()
  const asked = useRecord(type, address)
  const row = asked.data
  useTitle(row ? String(row.title) : undefined)
  const rounds = useQuery({ ...roundOfQuery(row?.id ?? ''), enabled: row !== undefined })
  if (asked.isError) return <NotLoaded error={asked.error} retry={() => void asked.refetch()} />
  if (!row) return <CardSkeletons count={2} />
  const state = type.states?.[String(row.state)]
  const steps = rounds.data?.items ?? []
  return (
    <>
      <article className="approval-portal-card">
        <div>
          <h1>{String(row.title)}</h1>
          <Facts row={row} names={row._names ?? {}} />
          {state && <Tag tone={state.tone}>{say(state)}</Tag>}
        </div>
        <Summary lines={linesOf(row.summary)} />
        <Decide id={row.id} may={row._transitions ?? []} />
      </article>
      {steps.length > 0 && (
        <section className="part">
          <h2>{t('steps')}</h2>
          <Rounds rounds={steps} />
        </section>
      )}
      <Conversation type={type} address={address} record={saidOnly(row)} />
    </>
  )
}
