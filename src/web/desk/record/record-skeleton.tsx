import type { TypeShape } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { Skeleton, useUiText } from '../../ui/index.ts'

/** The page's own shape, so that nothing jumps when the record comes. */
export function RecordSkeleton({ type, address }: { type: TypeShape; address: string }) {
  const u = useUiText()
  const say = useSay()
  return (
    <div className="record" role="status" aria-label={u('loading')}>
      <div className="record-head">
        <div className="record-line">
          <span className="crumb">
            {say(type.label.many)} / {type.numbered ? address : ''}
          </span>
        </div>
        <div className="record-line">
          <Skeleton width="44%" height={16} />
        </div>
        <div className="record-line">
          <Skeleton width={70} height={18} />
          <Skeleton width={80} height={18} />
        </div>
      </div>
      <div className="record-body">
        <div className="record-main">
          <div className="stream">
            <Skeleton height={72} />
            <Skeleton width="50%" />
            <Skeleton height={72} />
          </div>
        </div>
        <div className="aside">
          {[60, 80, 50, 70, 64].map(width => (
            <Skeleton key={width} width={`${width}%`} />
          ))}
        </div>
      </div>
    </div>
  )
}
