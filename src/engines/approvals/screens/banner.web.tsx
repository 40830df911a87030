import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { useType } from '../../../web/client/index.ts'
import type { RecordParts } from '../../../web/desk/record/aside.tsx'
import { Decide } from './decide.web.tsx'
import { linesOf, roundOfQuery } from './shapes.web.ts'
import { Rounds } from './steps.web.tsx'
import { Summary } from './summary.web.tsx'
import { useApprovalText } from './words.web.ts'
import './approvals.css'

/** On the page of an approval: what is to be approved, what one can do about it, and the steps around it. */
export default function Banner({ record, past }: RecordParts) {
  const t = useApprovalText()
  const subject = useType(typeof record.subjectType === 'string' ? record.subjectType : undefined)
  const number = typeof record.subjectNumber === 'string' ? record.subjectNumber : undefined
  const rounds = useQuery({ ...roundOfQuery(record.id), enabled: !past })
  const steps = rounds.data?.items ?? []
  return (
    <div className="approval-banner">
      <section className="sheet" aria-label={t('toApprove')}>
        <h2>
          {t('toApprove')}
          {subject && number && (
            <>
              {' '}
              <Link href={`/${subject.path}/${number}`}>{number}</Link>
            </>
          )}
        </h2>
        <Summary lines={linesOf(record.summary)} />
        {!past && <Decide id={record.id} may={record._transitions ?? []} />}
      </section>
      {steps.length > 0 && (
        <section className="sheet">
          <Rounds rounds={steps} />
        </section>
      )}
    </div>
  )
}
