import { type Picture, topOf } from './picture.ts'

const line = 26

/** A value for each name, as bars that lie: names may be long. */
export function LyingBars({ picture, width }: { picture: Picture; width: number }) {
  const top = topOf(picture)
  const names = Math.min(200, Math.max(70, width * 0.32))
  const rows = picture.labels.length
  const each = line * Math.max(1, picture.series.length * 0.72)
  const room = Math.max(40, width - names - 84)
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${rows * each + 4}`} width={width} height={rows * each + 4} role="img" aria-label={picture.title}>
      {picture.labels.map((label, i) => (
        <g key={i}>
          <text className="picture-label" x={names - 8} y={each * i + each / 2 + 4} textAnchor="end">
            {shortened(label, names)}
            <title>{label}</title>
          </text>
          {picture.series.map((series, s) => {
            const value = series.values[i] ?? null
            const size = (each - 8) / picture.series.length
            const length = (room * (value ?? 0)) / top
            return (
              <g key={s} className={`series-${s}`}>
                <rect className="picture-bar" x={names} y={each * i + 4 + size * s} width={Math.max(0, length)} height={Math.max(2, size - 1)} rx={2}>
                  <title>{`${label}, ${series.name}: ${picture.say(value)}`}</title>
                </rect>
                <text className="picture-value" x={names + Math.max(0, length) + 6} y={each * i + 4 + size * (s + 0.5) + 4}>
                  {picture.say(value)}
                </text>
              </g>
            )
          })}
        </g>
      ))}
    </svg>
  )
}

/** About as many letters as there is room for. */
const shortened = (label: string, room: number): string => {
  const most = Math.floor(room / 6.6)
  return label.length > most ? `${label.slice(0, most - 1)}…` : label
}
