import { Button, Failed, Skeleton } from '../../../ui/index.ts'
import { PageBar } from '../../parts/page.tsx'
import { DeadLetters } from './dead-letters.tsx'
import { Elsewhere } from './elsewhere.tsx'
import { QueuesTable } from './queues-table.tsx'
import { useJobs, useSettle } from './use-jobs.ts'
import { useJobsText } from './words.ts'
import { WorkersTable } from './workers-table.tsx'
import './jobs.css'

/** How background work stands: queues, who works on them, and what was given up. */
export function JobsPage() {
  const t = useJobsText()
  const jobs = useJobs()
  const settle = useSettle()
  const [first] = jobs.data?.pages ?? []
  const letters = jobs.data?.pages.flatMap(page => page.dead) ?? []
  if (jobs.isError && !first)
    return (
      <>
        <PageBar title={t('title')} />
        <Failed error={jobs.error} retry={() => void jobs.refetch()} />
      </>
    )
  return (
    <>
      <PageBar title={t('title')} />
      <div className="jobs stack">
        <section>
          <h2 className="admin-heading">{t('letters')}</h2>
          <div className="sheet">{first ? <DeadLetters letters={letters} settle={settle} /> : <Skeleton height={60} />}</div>
          {jobs.hasNextPage && (
            <Button busy={jobs.isFetchingNextPage} onClick={() => void jobs.fetchNextPage()}>
              {t('more')}
            </Button>
          )}
        </section>
        <Elsewhere />
        <section>
          <h2 className="admin-heading">{t('queues')}</h2>
          <div className="sheet">
            {first ? <QueuesTable queues={first.queues} onRetryAll={name => settle.retryAll.mutate(name)} /> : <Skeleton height={120} />}
          </div>
        </section>
        <section>
          <h2 className="admin-heading">{t('workers')}</h2>
          <div className="sheet">{first ? <WorkersTable workers={first.workers} /> : <Skeleton height={60} />}</div>
        </section>
      </div>
    </>
  )
}
