import { classes } from '../../ui/index.ts'
import './bars.css'

/** Part of a whole as a bar; the number beside it says the same. */
export function Bar({ part, tone }: { part: number; tone?: 'good' | 'critical' | 'quiet' | undefined }) {
  return (
    <span className={classes('bar-track', tone && `is-${tone}`)} aria-hidden="true">
      <i style={{ width: `${Math.min(Math.max(part, 0), 1) * 100}%` }} />
    </span>
  )
}
