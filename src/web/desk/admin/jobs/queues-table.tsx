import { useNumber, useSpan } from '../../../text/index.ts'
import { Button, Tag, Time } from '../../../ui/index.ts'
import type { Queue } from './shapes.ts'
import { useJobsText } from './words.ts'

/** Longer than this and somebody should wonder. */
const late = 60

export function QueuesTable({ queues, onRetryAll }: { queues: readonly Queue[]; onRetryAll: (name: string) => void }) {
  const t = useJobsText()
  const number = useNumber()
  const span = useSpan()
  if (queues.length === 0) return <p className="none jobs-empty">{t('noQueues')}</p>
  return (
    <table className="plain-table jobs-table">
      <thead>
        <tr>
          <th scope="col">{t('queue')}</th>
          {(['waiting', 'running', 'retrying'] as const).map(word => (
            <th key={word} scope="col" className="is-number">
              {t(word)}
            </th>
          ))}
          <th scope="col">{t('oldest')}</th>
          <th scope="col">{t('next')}</th>
          <th scope="col">{t('dead')}</th>
        </tr>
      </thead>
      <tbody>
        {queues.map(queue => (
          <tr key={queue.name}>
            <th scope="row">
              <code>{queue.name}</code>
            </th>
            {(['waiting', 'running', 'retrying'] as const).map(word => (
              <td key={word} className="is-number num" data-label={t(word)}>
                {number(queue[word])}
              </td>
            ))}
            <td data-label={t('oldest')}>
              {queue.oldestDueSeconds < 1 ? (
                '–'
              ) : queue.oldestDueSeconds >= late ? (
                <Tag tone="high">{span(queue.oldestDueSeconds)}</Tag>
              ) : (
                span(queue.oldestDueSeconds)
              )}
            </td>
            <td data-label={t('next')}>{queue.nextAt === null ? '–' : <Time at={queue.nextAt} form="ago" />}</td>
            <td data-label={t('dead')}>
              {queue.dead === 0 ? (
                '–'
              ) : (
                <span className="row">
                  <Tag tone="critical">{number(queue.dead)}</Tag>
                  <Button small onClick={() => onRetryAll(queue.name)} aria-label={`${t('retryAll')}: ${queue.name}`}>
                    {t('retryAll')}
                  </Button>
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
