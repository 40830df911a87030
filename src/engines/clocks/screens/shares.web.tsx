import { useState } from 'react'
import type { TypeShape } from '../../../web/client/index.ts'
import { Bar } from '../../../web/desk/clocks/bars.tsx'
import { type Share, workLength } from '../../../web/desk/clocks/index.ts'
import { useNumber, useSay } from '../../../web/text/index.ts'
import { Segments } from '../../../web/ui/index.ts'
import { wholeParts } from './parts.web.ts'
import { usePictureText } from './words.web.ts'

const dimensions = ['group', 'person', 'state', 'agreement'] as const
type Dimension = (typeof dimensions)[number]
const nobody = { group: 'noGroup', person: 'noPerson', state: 'noState', agreement: 'noAgreement' } as const satisfies Readonly<Record<Dimension, string>>

const minute = 60_000

interface SharesProps {
  readonly type: TypeShape
  readonly shares: readonly Share[]
  readonly total: number
  readonly names: Readonly<Record<string, string>>
}

/** Whose time it was, one way to look at it at a time; the rows add up to the total. */
export function Shares({ type, shares, total, names }: SharesProps) {
  const t = usePictureText()
  const say = useSay()
  const number = useNumber()
  const [by, setBy] = useState<Dimension>('group')
  if (shares.length === 0) return null
  const rows = summed(shares, by)
  const minutes = wholeParts(rows.map(([, used]) => used / minute))
  const percents = wholeParts(rows.map(([, used]) => (used / Math.max(total, 1)) * 100))
  const said = (key: string | null): string => {
    if (key === null) return t(nobody[by])
    if (by === 'agreement') return key
    const state = by === 'state' ? type.states?.[key] : undefined
    return state ? say(state) : (names[key] ?? t('hidden'))
  }
  return (
    <section className="shares">
      <div className="row shares-head">
        <h3>{t('whose')}</h3>
        <Segments label={t('by')} value={by} onChange={setBy} options={dimensions.map(value => ({ value, label: t(value) }))} />
      </div>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t(by)}</th>
            <th scope="col">{t('time')}</th>
            <th scope="col" className="shares-bar">
              {t('share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, used], i) => (
            <tr key={key}>
              <td>{said(key)}</td>
              <td className="num">{workLength((minutes[i] ?? 0) * minute)}</td>
              <td className="shares-bar">
                <span className="num">{number(percents[i] ?? 0)} %</span>
                <Bar part={used / Math.max(total, 1)} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            <td className="num">{workLength(total)}</td>
            <td className="num">100 %</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

const summed = (shares: readonly Share[], by: Dimension): readonly (readonly [string | null, number])[] =>
  [...Map.groupBy(shares, share => share[by])]
    .map(([key, own]) => [key, own.reduce((sum, share) => sum + share.used, 0)] as const)
    .toSorted((a, b) => b[1] - a[1])
