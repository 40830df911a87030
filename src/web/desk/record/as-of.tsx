import type { RecordPage } from '../../client/index.ts'
import { useDates } from '../../text/index.ts'
import { Button, TextInput } from '../../ui/index.ts'
import { useRecordText } from './words.ts'
import './as-of.css'

interface AsOfBarProps {
  readonly record: RecordPage
  readonly at: string
  /** It did not exist then. */
  readonly missing: boolean
  readonly onChange: (at: string | undefined) => void
}

/** Goes back in a record's history: by the things that happened, or to any moment. */
export function AsOfBar({ record, at, missing, onChange }: AsOfBarProps) {
  const t = useRecordText()
  const dates = useDates()
  const moments = [...new Set((record._timeline?.items ?? []).map(e => e.at))].sort()
  const index = moments.findLastIndex(m => m <= at)
  return (
    <section className="as-of" aria-label={t('asOfTitle', { at: dates.moment(at) })}>
      <b>{t('asOfTitle', { at: dates.moment(at) })}</b>
      {missing && <span>{t('asOfBefore')}</span>}
      <input
        type="range"
        min={0}
        max={Math.max(0, moments.length - 1)}
        value={Math.max(0, index)}
        aria-label={t('asOfSlider')}
        aria-valuetext={dates.moment(at)}
        onChange={event => onChange(moments[Number(event.target.value)] ?? at)}
      />
      <TextInput
        type="datetime-local"
        aria-label={t('asOfWhen')}
        value={dates.local(at)}
        onChange={event => onChange(dates.fromLocal(event.target.value) ?? at)}
      />
      <Button small onClick={() => onChange(undefined)}>
        {t('asOfNow')}
      </Button>
    </section>
  )
}
