import { useDates } from '../text/index.ts'

/** A moment, short where there is little room; the whole of it on hover. */
export function Time({ at, form = 'short' }: { at: string; form?: 'short' | 'stamp' | 'moment' | 'ago' | 'day' }) {
  const dates = useDates()
  return (
    <time dateTime={at} title={dates.moment(at)} className="num">
      {dates[form](at)}
    </time>
  )
}
