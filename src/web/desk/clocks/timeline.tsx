import { useDates } from '../../text/index.ts'
import { classes } from '../../ui/index.ts'
import type { BandKind } from './shapes.ts'
import { ticksOf } from './ticks.ts'
import './timeline.css'

export interface TimelineBand {
  readonly from: number
  readonly to: number
  readonly kind: BandKind
}

/** `turn` is numbered and told below; the others are lines through the bands. */
export interface TimelineMark {
  readonly at: number
  readonly what: 'turn' | 'warning' | 'due' | 'breach' | 'now'
  readonly label: string
}

interface TimelineProps {
  readonly from: number
  readonly to: number
  readonly bands: readonly TimelineBand[]
  readonly marks: readonly TimelineMark[]
  /** What the picture shows, in words. */
  readonly label: string
}

/** Markers nearer than this share of the width stand in another row. */
const near = 0.035
const rows = 4

/** Bands of time with what happened on them. What it tells stands in words elsewhere. */
export function Timeline({ from, to, bands, marks, label }: TimelineProps) {
  const dates = useDates()
  const part = (at: number): number => Math.min(Math.max((at - from) / Math.max(to - from, 1), 0), 1)
  const percent = (at: number): string => `${part(at) * 100}%`
  const turns = marks.filter(mark => mark.what === 'turn')
  const lanes = lanesOf(turns.map(mark => part(mark.at)))
  return (
    <div className="timeline" role="img" aria-label={label}>
      <div className="timeline-turns" style={{ height: 20 * (Math.max(...lanes, 0) + 1) }}>
        {turns.map((mark, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: marks are numbered by their place
          <b key={i} title={mark.label} style={{ insetInlineStart: percent(mark.at), bottom: 20 * (lanes[i] ?? 0) }}>
            {i + 1}
          </b>
        ))}
      </div>
      <div className="timeline-bands">
        {bands.map(band => (
          <i
            key={band.from}
            className={`is-${band.kind}`}
            style={{ insetInlineStart: percent(band.from), width: `${(part(band.to) - part(band.from)) * 100}%` }}
          />
        ))}
        {marks.map((mark, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: marks are numbered by their place
          <u key={i} className={`is-${mark.what}`} title={mark.label} style={{ insetInlineStart: percent(mark.at) }} />
        ))}
      </div>
      <div className="timeline-ticks">
        {ticksOf(from, to, dates).map(tick => (
          <span
            key={tick.at}
            className={classes(part(tick.at) > 0.94 && 'is-last', part(tick.at) < 0.04 && 'is-first')}
            style={{ insetInlineStart: percent(tick.at) }}
          >
            {tick.label}
          </span>
        ))}
      </div>
    </div>
  )
}

/** The lowest row in which each marker stands clear of those before it. */
function lanesOf(parts: readonly number[]): readonly number[] {
  const last: number[] = []
  return parts.map(at => {
    const free = Array.from({ length: rows }, (_, lane) => lane).find(lane => at - (last[lane] ?? -1) >= near) ?? rows - 1
    last[free] = at
    return free
  })
}
