import { useNumber } from '../../../text/index.ts'
import { Blank, Tag, Time } from '../../../ui/index.ts'
import type { LivingWorker } from './shapes.ts'
import { useJobsText } from './words.ts'

export function WorkersTable({ workers }: { workers: readonly LivingWorker[] }) {
  const t = useJobsText()
  const number = useNumber()
  if (workers.length === 0)
    return (
      <Blank icon="warning" title={t('noWorkers')}>
        {t('noWorkersHelp')}
      </Blank>
    )
  return (
    <table className="plain-table jobs-table">
      <thead>
        <tr>
          <th scope="col">{t('worker')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col">{t('heard')}</th>
          <th scope="col">{t('since')}</th>
          {(['running', 'done', 'failed'] as const).map(word => (
            <th key={word} scope="col" className="is-number">
              {t(word)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {workers.map(worker => (
          <tr key={worker.id}>
            <th scope="row">
              {worker.host} <span className="none num">{t('process', { pid: worker.pid })}</span>
            </th>
            <td data-label={t('state')}>
              <Tag tone={worker.alive ? 'good' : 'critical'}>{t(worker.alive ? 'alive' : 'silent')}</Tag>
            </td>
            <td data-label={t('heard')}>
              <Time at={worker.seenAt} form="ago" />
            </td>
            <td data-label={t('since')}>
              <Time at={worker.startedAt} form="moment" />
            </td>
            {(['running', 'done', 'failed'] as const).map(word => (
              <td key={word} className="is-number num" data-label={t(word)}>
                {number(worker[word])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
