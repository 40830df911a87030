import type { BulkResult, Row, TypeShape } from '../../client/index.ts'
import { Button, Dialog, Icon, useUiText } from '../../ui/index.ts'
import { addressOf, titleOf } from '../parts/address.ts'
import { useListText } from './words.ts'
import './bulk-outcome.css'

interface BulkOutcomeProps {
  readonly type: TypeShape
  readonly rows: readonly Row[]
  readonly result: BulkResult
  readonly onClose: () => void
}

const reason = (error: BulkResult['results'][number]['error']): string => (typeof error === 'string' ? error : (error?.detail ?? error?.title ?? ''))

/** What came of a bulk act for each record; those that failed first. */
export function BulkOutcome({ type, rows, result, onClose }: BulkOutcomeProps) {
  const t = useListText()
  const u = useUiText()
  const failed = result.results.filter(r => !r.ok)
  const done = result.results.length - failed.length
  return (
    <Dialog open onClose={onClose} title={t('outcome')} wide foot={<Button onClick={onClose}>{u('close')}</Button>}>
      <p>
        {t('changedAll', { count: done })}, {t('notDone', { count: failed.length })}.
      </p>
      <ul className="outcome">
        {[...failed, ...result.results.filter(r => r.ok)].map(one => {
          const row = rows.find(r => r.id === one.id)
          return (
            <li key={one.id} className={one.ok ? 'is-done' : 'is-failed'}>
              <Icon name={one.ok ? 'check' : 'warning'} />
              <span className="num">{row && type.numbered ? addressOf(row) : ''}</span>
              <span className="clip">{row ? titleOf(type, row) : one.id}</span>
              <span className="outcome-reason">{one.ok ? t('done') : reason(one.error)}</span>
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
