import { useSay } from '../../../web/text/index.ts'
import type { LineShape } from './shapes.web.ts'
import './approvals.css'

/** What is to be approved, line by line. */
export function Summary({ lines }: { lines: readonly LineShape[] }) {
  const say = useSay()
  const shown = lines.filter(line => say(line.value) !== '')
  if (shown.length === 0) return null
  return (
    <dl className="approval-summary">
      {shown.map(line => (
        <div key={line.path}>
          <dt>{say(line.label)}</dt>
          <dd>{say(line.value)}</dd>
        </div>
      ))}
    </dl>
  )
}
