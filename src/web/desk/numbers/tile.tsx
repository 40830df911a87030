import { Link } from 'wouter'
import { useNumber, useSay } from '../../text/index.ts'
import { Failed, Skeleton } from '../../ui/index.ts'
import type { NumbersView } from './numbers-view.ts'
import { useSaid } from './said.ts'
import type { Offered, Reckoned } from './shapes.ts'
import { fits, useFigure } from './use-figure.ts'
import { useNumbersText } from './words.ts'

/** One figure: what it is, what it says, what it counts, and the way to the records behind it. */
export function Tile({ figure, view }: { figure: Offered; view: NumbersView }) {
  const t = useNumbersText()
  const say = useSay()
  const found = useFigure(figure, view)
  return (
    <section className="sheet tile" aria-labelledby={`figure-${figure.name}`}>
      <h2 id={`figure-${figure.name}`}>{say(figure.label)}</h2>
      <div className="tile-value">
        {!fits(figure, view) ? (
          <p className="none">{t('narrowedTooFar')}</p>
        ) : found.isError ? (
          <Failed error={found.error} retry={() => void found.refetch()} />
        ) : found.data ? (
          <Value figure={figure} reckoned={found.data} view={view} />
        ) : (
          <Skeleton height={42} width={96} />
        )}
      </div>
      <p className="tile-definition">{say(figure.definition)}</p>
    </section>
  )
}

function Value({ figure, reckoned, view }: { figure: Offered; reckoned: Reckoned; view: NumbersView }) {
  const t = useNumbersText()
  const number = useNumber()
  const said = useSaid()
  const value = said(reckoned.value, figure.shown)
  const href = behindHref(figure, reckoned, view)
  const of = figure.shown === 'count' ? undefined : reckoned.counted === 0 ? t('ofNone') : t('of', { count: number(reckoned.counted) })
  return (
    <>
      {href === undefined || reckoned.counted === 0 ? (
        <strong className="num">{value}</strong>
      ) : (
        <Link href={href} className="num tile-link" title={t(reckoned.rule === null ? 'openPage' : 'open')}>
          {value}
        </Link>
      )}
      {of && <span className="none">{of}</span>}
    </>
  )
}

/** A list of what the figure counts, or a page of its own that says more. */
function behindHref(figure: Offered, { rule }: Reckoned, { period, days }: NumbersView): string | undefined {
  if (rule !== null && figure.path !== null) return `/${figure.path}?${new URLSearchParams({ filter: rule })}`
  if (figure.page === null) return undefined
  const query = new URLSearchParams({ period, ...(period === 'own' ? days : {}) })
  return `${figure.page}?${query}`
}
