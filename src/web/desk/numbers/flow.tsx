import { sayPeriod } from '../../../kernel/fields/summary-words.ts'
import { useLanguage, useNumber, useSay } from '../../text/index.ts'
import { Skeleton } from '../../ui/index.ts'
import { ShownPicture } from '../pictures/shown-picture.tsx'
import type { NumbersView } from './numbers-view.ts'
import type { Offered } from './shapes.ts'
import { useFigure } from './use-figure.ts'
import { useNumbersText } from './words.ts'

/** What came in and what went out, side by side. */
export function Flow({ opened, resolved, view }: { opened: Offered; resolved: Offered; view: NumbersView }) {
  const t = useNumbersText()
  const say = useSay()
  const language = useLanguage()
  const number = useNumber()
  const [came, went] = [useFigure(opened, view), useFigure(resolved, view)]
  const [trend, unit] = [came.data?.trend, came.data?.unit]
  const other = new Map((went.data?.trend ?? []).map(part => [part.day, part.value]))
  return (
    <section className="sheet numbers-picture is-wide">
      <h2>{t('flow')}</h2>
      {trend && unit && went.data ? (
        <ShownPicture
          kind="columns"
          of={t(unit)}
          picture={{
            title: t('flow'),
            labels: trend.map(part => sayPeriod(part.day, unit, language)),
            series: [
              { name: say(opened.label), values: trend.map(part => part.value) },
              { name: say(resolved.label), values: trend.map(part => other.get(part.day) ?? 0) },
            ],
            say: value => number(Math.round(value ?? 0)),
          }}
        />
      ) : (
        <Skeleton height={220} />
      )}
    </section>
  )
}
