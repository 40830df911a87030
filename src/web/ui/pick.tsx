import { lazy, type ReactNode, Suspense } from 'react'
import { Skeleton } from './marks.tsx'
import './pick.css'

export interface PickItem {
  readonly value: string
  readonly title: string
  readonly hint?: string
  /** Drawn instead of the title. */
  readonly face?: ReactNode
}

export interface PickProps {
  readonly label: string
  readonly items: readonly PickItem[]
  readonly chosen: readonly string[]
  readonly many?: boolean
  /** All that are chosen now; with one choice, that one. */
  readonly onPick: (values: readonly string[]) => void
  /** Given when the items are found elsewhere for what is typed; otherwise they are narrowed here. */
  readonly onTyped?: (text: string) => void
  readonly loading?: boolean
  /** Something below the list, such as "nobody". */
  readonly foot?: ReactNode
  /** Takes the focus when it appears. */
  readonly focus?: boolean
}

export const loadPick = () => import('./pick-list.tsx')
const PickList = lazy(loadPick)

/** A list to choose from by typing, in a popover or on its own. It is large, so it comes when it is first opened, or when all is quiet. */
export function Pick(props: PickProps) {
  return (
    <Suspense fallback={<PickSkeleton />}>
      <PickList {...props} />
    </Suspense>
  )
}

function PickSkeleton() {
  return (
    <div className="pick pick-wait">
      {[70, 110, 90].map(width => (
        <Skeleton key={width} width={width} />
      ))}
    </div>
  )
}
