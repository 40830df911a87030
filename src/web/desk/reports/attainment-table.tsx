import type { TypeShape } from '../../client/index.ts'
import { useNumber } from '../../text/index.ts'
import { Bar } from '../clocks/bars.tsx'
import { useFigureName } from './figure-name.ts'
import type { Report } from './report-view.ts'
import { useReportText } from './words.ts'

/** As the server tells it; see `report.server.ts` of the engine. */
export interface Attainment {
  readonly key: string | null
  readonly name: string | null
  readonly ended: number
  readonly missed: number
}

/** Stands in the address for a figure; also for the one without a key. */
export const openKey = (key: string | null): string => (key === null ? '' : `k${key}`)

export function AttainmentTable({ view, type, rows }: { view: Report; type: TypeShape; rows: readonly Attainment[] }) {
  const t = useReportText()
  const nameOf = useFigureName(view.by, type)
  const total = rows.reduce((sum, row) => ({ ended: sum.ended + row.ended, missed: sum.missed + row.missed }), { ended: 0, missed: 0 })
  return (
    <div className="sheet scroll-x">
      <table className="plain-table report-table">
        <thead>
          <tr>
            <th scope="col">{t(view.by)}</th>
            <th scope="col">{t('kept')}</th>
            <th scope="col" className="is-number">
              {t('ended')}
            </th>
            <th scope="col" className="is-number">
              {t('missed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => {
            const name = nameOf(row)
            const here = view.open === openKey(row.key)
            const opens = (missed: boolean) => () => view.change({ open: openKey(row.key), missed })
            return (
              <tr key={row.key} className={here ? 'is-open' : undefined}>
                <th scope="row">{name}</th>
                <Part {...row} />
                <td className="is-number">
                  <Opens count={row.ended} label={t('openEnded', { count: row.ended, name })} on={here && !view.missed} onOpen={opens(false)} />
                </td>
                <td className="is-number">
                  <Opens count={row.missed} label={t('openMissed', { count: row.missed, name })} on={here && view.missed} onOpen={opens(true)} />
                </td>
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            <Part {...total} />
            <Count count={total.ended} />
            <Count count={total.missed} />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Count({ count }: { count: number }) {
  const number = useNumber()
  return <td className="is-number num">{number(count)}</td>
}

/** Rounded down, so that 100 % means all of them. */
function Part({ ended, missed }: Pick<Attainment, 'ended' | 'missed'>) {
  const number = useNumber()
  const part = ended === 0 ? 0 : (ended - missed) / ended
  return (
    <td className="report-part">
      <span className="num">{number(Math.floor(part * 1000) / 10)} %</span>
      <Bar part={part} />
    </td>
  )
}

function Opens({ count, label, on, onOpen }: { count: number; label: string; on: boolean; onOpen: () => void }) {
  const number = useNumber()
  if (count === 0) return <span className="num none">0</span>
  return (
    <button type="button" className="report-open num" aria-label={label} title={label} aria-pressed={on} onClick={onOpen}>
      {number(count)}
    </button>
  )
}
