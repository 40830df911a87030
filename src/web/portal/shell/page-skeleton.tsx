import { Skeleton } from '../../ui/marks.tsx'
import { useUiText } from '../../ui/words.ts'

/** What stands there until a page is loaded. */
export function PageSkeleton() {
  const t = useUiText()
  return (
    <div className="page" aria-busy="true">
      <span className="hidden-visually">{t('loading')}</span>
      <Skeleton width="60%" height={26} />
      <CardSkeletons count={3} />
    </div>
  )
}

export function CardSkeletons({ count }: { count: number }) {
  return (
    <div className="cards" aria-hidden="true">
      {Array.from({ length: count }, (_, i) => (
        <div key={i} className="card-row is-skeleton">
          <Skeleton width={`${78 - i * 11}%`} height={14} />
          <Skeleton width={`${46 + i * 6}%`} height={11} />
        </div>
      ))}
    </div>
  )
}
