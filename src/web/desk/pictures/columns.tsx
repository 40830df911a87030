import { type Picture, topOf } from './picture.ts'

const height = 220
const room = { top: 10, bottom: 30, start: 56, end: 8 }

/** Values over time, as columns or as lines. Every value is also said: in its own title, and in the table below the picture. */
export function Columns({ picture, width, lines = false }: { picture: Picture; width: number; lines?: boolean }) {
  const top = topOf(picture)
  const inner = { width: Math.max(60, width - room.start - room.end), height: height - room.top - room.bottom }
  const step = inner.width / Math.max(1, picture.labels.length)
  const y = (value: number) => room.top + inner.height * (1 - value / top)
  const every = Math.max(1, Math.ceil(74 / step))
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={picture.title}>
      {[0, 0.5, 1].map(part => (
        <g key={part}>
          <line className="picture-grid" x1={room.start} x2={width - room.end} y1={y(top * part)} y2={y(top * part)} />
          <text className="picture-label" x={room.start - 8} y={y(top * part) + 4} textAnchor="end">
            {picture.say(top * part)}
          </text>
        </g>
      ))}
      {picture.labels.map((label, i) =>
        i % every === 0 ? (
          <text key={i} className="picture-label" x={room.start + step * (i + 0.5)} y={height - 10} textAnchor="middle">
            {label}
          </text>
        ) : null,
      )}
      {lines ? <Lines picture={picture} step={step} y={y} /> : <Bars picture={picture} step={step} y={y} />}
    </svg>
  )
}

interface Drawn {
  readonly picture: Picture
  readonly step: number
  readonly y: (value: number) => number
}

function Bars({ picture, step, y }: Drawn) {
  const gap = Math.min(6, step * 0.2)
  const width = Math.max(1, (step - gap) / picture.series.length)
  return picture.series.map((series, s) => (
    <g key={s} className={`series-${s}`}>
      {series.values.map((value, i) => (
        <rect
          key={i}
          className="picture-bar"
          x={room.start + step * i + gap / 2 + width * s}
          width={Math.max(1, width - 1)}
          y={y(value ?? 0)}
          height={Math.max(0, y(0) - y(value ?? 0))}
        >
          <title>{`${picture.labels[i]}, ${series.name}: ${picture.say(value)}`}</title>
        </rect>
      ))}
    </g>
  ))
}

function Lines({ picture, step, y }: Drawn) {
  const x = (i: number) => room.start + step * (i + 0.5)
  return picture.series.map((series, s) => (
    <g key={s} className={`series-${s}`}>
      <path className="picture-line" d={pathOf(series.values, x, y)} />
      {series.values.map((value, i) =>
        value === null ? null : (
          <circle key={i} className="picture-dot" cx={x(i)} cy={y(value)} r={3}>
            <title>{`${picture.labels[i]}, ${series.name}: ${picture.say(value)}`}</title>
          </circle>
        ),
      )}
    </g>
  ))
}

/** A line that breaks off where there is no value. */
export function pathOf(values: readonly (number | null)[], x: (i: number) => number, y: (value: number) => number): string {
  const pieces = values.map((value, i) => {
    if (value === null) return ''
    const before = values[i - 1]
    return `${i === 0 || before === null || before === undefined ? 'M' : 'L'}${x(i).toFixed(1)} ${y(value).toFixed(1)}`
  })
  return pieces.join('')
}
