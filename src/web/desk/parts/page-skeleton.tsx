import { Skeleton, useUiText } from '../../ui/index.ts'
import './page.css'

export function PageSkeleton() {
  const t = useUiText()
  return (
    <div className="page-skeleton" role="status" aria-label={t('loading')}>
      <Skeleton width={180} height={18} />
      <Skeleton width="60%" />
      <Skeleton width="80%" />
      <Skeleton width="45%" />
    </div>
  )
}
