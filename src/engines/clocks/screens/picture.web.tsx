import { Link } from 'wouter'
import type { TypeShape } from '../../../web/client/index.ts'
import { type ExplainedClock, type Turn, useNow, workLength } from '../../../web/desk/clocks/index.ts'
import { Timeline, type TimelineMark } from '../../../web/desk/clocks/timeline.tsx'
import { useDates } from '../../../web/text/index.ts'
import { Tag } from '../../../web/ui/index.ts'
import { Shares } from './shares.web.tsx'
import { useSaidOfClock } from './said.web.ts'
import { usePictureText } from './words.web.ts'
import './picture.css'

interface PictureProps {
  readonly type: TypeShape
  readonly clock: ExplainedClock
  readonly names: Readonly<Record<string, string>>
  readonly asked: number
}

interface Told extends TimelineMark {
  readonly because: string | null
}

/** How a clock went: bands of time, what turned it and by which rule, and whose time it was. */
export function Picture({ type, clock, names, asked }: PictureProps) {
  const t = usePictureText()
  const dates = useDates()
  const now = useNow()
  const { first, second } = useSaidOfClock(clock, asked)
  const told = useTold(clock)
  const until = clock.endedAt === null ? now : Date.parse(clock.endedAt)
  const from = Date.parse(clock.startedAt)
  const to = Math.max(until, clock.dueAt === null ? until : Date.parse(clock.dueAt)) + 60_000
  const bands = clock.bands.map(band => ({ from: Date.parse(band.from), to: Date.parse(band.to), kind: band.kind }))
  const used =
    clock.budget === null ? t('used', { used: workLength(clock.used) }) : t('usedOf', { used: workLength(clock.used), budget: workLength(clock.budget) })
  const marks = [...told, ...(clock.endedAt === null ? [{ at: now, what: 'now', label: t('now') } as const] : [])]
  return (
    <div className="clock-picture stack">
      <p className="picture-head">
        <b>{first}</b> <span>{second}</span> <span>{used}</span>
        <Tag>{t('version', { version: clock.level.version })}</Tag>
        <Link href={`/service-levels/${clock.level.id}`}>{t('openLevel')}</Link>
      </p>
      <div className="stack picture-chart">
        <Timeline from={from} to={to} bands={bands} marks={marks} label={t('label', { name: clock.level.name, used: workLength(clock.used), state: first })} />
        <Keys marks={marks} bands={bands.map(band => band.kind)} />
      </div>
      <section>
        <h3>{t('what')}</h3>
        <Turns told={told} />
      </section>
      <Shares type={type} shares={clock.shares} total={clock.used} names={names} />
      <details className="picture-table">
        <summary>{t('table')}</summary>
        <div className="scroll-x">
          <table className="plain-table">
            <thead>
              <tr>
                {(['from', 'to', 'kind', 'length'] as const).map(name => (
                  <th key={name} scope="col">
                    {t(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {clock.bands.map(band => (
                <tr key={band.from}>
                  <td>{dates.moment(band.from)}</td>
                  <td>{dates.moment(band.to)}</td>
                  <td>{t(band.kind)}</td>
                  <td className="num">{workLength(Date.parse(band.to) - Date.parse(band.from))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  )
}

const turnWord = {
  start: 'startTurn',
  pause: 'pauseTurn',
  resume: 'resumeTurn',
  stop: 'stopTurn',
  reset: 'resetTurn',
  cancel: 'cancelTurn',
} as const satisfies Readonly<Record<Turn, string>>

/** Everything that happened to the clock, in its order. */
function useTold(clock: ExplainedClock): readonly Told[] {
  const t = usePictureText()
  const turns = clock.edges.map((edge): Told => ({ at: Date.parse(edge.at), what: 'turn', label: t(turnWord[edge.turn]), because: edge.because }))
  const warnings = clock.warnings.map(({ at, percent }): Told => ({ at: Date.parse(at), what: 'warning', label: t('warned', { percent }), because: null }))
  const end = clock.breachedAt ?? clock.dueAt
  const ends: readonly Told[] =
    end === null ? [] : [{ at: Date.parse(end), what: clock.breachedAt ? 'breach' : 'due', label: t(clock.breachedAt ? 'missedAt' : 'dueAt'), because: null }]
  return [...turns, ...warnings, ...ends].toSorted((a, b) => a.at - b.at)
}

function Turns({ told }: { told: readonly Told[] }) {
  const t = usePictureText()
  const dates = useDates()
  const numbers = told.map((one, i) => (one.what === 'turn' ? told.slice(0, i + 1).filter(o => o.what === 'turn').length : 0))
  return (
    <ol className="turns">
      {told.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they stand in their order
        <li key={i}>
          {one.what === 'turn' ? <b className="turn-number">{numbers[i]}</b> : <i className={`band-key is-${one.what}`} aria-hidden="true" />}
          <time dateTime={new Date(one.at).toISOString()}>{dates.moment(new Date(one.at).toISOString())}</time>
          <span>
            <b>{one.label}</b> {one.because !== null && t('because', { rule: one.because })}
          </span>
        </li>
      ))}
    </ol>
  )
}

function Keys({ marks, bands }: { marks: readonly TimelineMark[]; bands: readonly ('running' | 'paused' | 'outOfHours')[] }) {
  const t = usePictureText()
  const lines = [...new Set(marks.map(mark => mark.what))].filter(what => what !== 'turn')
  return (
    <p className="band-keys" aria-hidden="true">
      {[...new Set(bands), ...lines].map(what => (
        <span key={what} className={`band-key is-${what}`}>
          {t(what)}
        </span>
      ))}
    </p>
  )
}
