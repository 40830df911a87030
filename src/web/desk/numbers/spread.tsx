import { type Grouping, readGrouping } from '../../../kernel/define/index.ts'
import { sayBand } from '../../../kernel/fields/summary-words.ts'
import { useLanguage, useNumber, useSay } from '../../text/index.ts'
import { Skeleton } from '../../ui/index.ts'
import { ShownPicture } from '../pictures/shown-picture.tsx'
import { Behind } from './behind.tsx'
import type { NumbersView } from './numbers-view.ts'
import type { Offered } from './shapes.ts'
import { fits, useFigure } from './use-figure.ts'
import { useNumbersText } from './words.ts'

type Bands = Extract<Grouping, { readonly edges: readonly string[] }>

/** How the records of a figure spread over an amount; each band opens its records. */
export function Spread({ figure, view }: { figure: Offered; view: NumbersView }) {
  const t = useNumbersText()
  const say = useSay()
  const language = useLanguage()
  const number = useNumber()
  const found = useFigure(figure, view)
  const bands = readGrouping(figure.bands ?? '')
  if (!bands || !('edges' in bands) || !fits(figure, view)) return null
  const counts = found.data?.bands
  const labels = Array.from({ length: bands.edges.length + 1 }, (_, band) => sayBand(band, bands, () => undefined, language))
  const open = view.open?.startsWith(`${figure.name}.`) ? Number(view.open.split('.')[1]) : undefined
  const title = t('spread', { figure: say(figure.label) })
  return (
    <section className="sheet numbers-picture">
      <h2>{title}</h2>
      {counts ? (
        <ShownPicture
          kind="bars"
          of={t('band')}
          picture={{ title, labels, series: [{ name: t('records'), values: counts }], say: value => number(Math.round(value ?? 0)) }}
        />
      ) : (
        <Skeleton height={200} />
      )}
      {counts && (
        <p className="numbers-bands">
          {t('openBand')}{' '}
          {counts.map((count, band) =>
            count === 0 ? null : (
              <button
                key={labels[band]}
                type="button"
                className="numbers-open"
                aria-pressed={open === band}
                onClick={() => view.change({ open: open === band ? undefined : `${figure.name}.${band}` })}
              >
                {labels[band]}
              </button>
            ),
          )}
        </p>
      )}
      {open !== undefined && found.data?.rule && figure.path !== null && figure.of !== null && (
        <Behind
          of={figure.of}
          filter={found.data.rule}
          within={withinOf(bands, open)}
          title={`${say(figure.label)}: ${labels[open] ?? ''}`}
          onClose={() => view.change({ open: undefined })}
        />
      )}
    </section>
  )
}

const withinOf = ({ of, edges }: Bands, band: number) => {
  const [least, below] = [edges[band - 1], edges[band]]
  return { of, ...(least === undefined ? {} : { least }), ...(below === undefined ? {} : { below }) }
}
