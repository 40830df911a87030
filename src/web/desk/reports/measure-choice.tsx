import { type Amount, amountMeasures, amountText, type Measure, measureText, readAmount } from '../../../kernel/define/index.ts'
import { type Names, type TypeShape } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { FieldFrame, Select } from '../../ui/index.ts'
import { Chips } from '../filter/chips.tsx'
import { amountsOf, datesOf } from './question.ts'
import { useReportsText } from './reports-words.ts'

interface MeasureProps {
  readonly type: TypeShape
  readonly measure: Measure
  readonly fault: string | undefined
  readonly onChange: (text: string) => void
}

const kinds = ['count', 'average', 'median', 'p90', 'sum', 'least', 'most', 'share'] as const
type KindName = (typeof kinds)[number]
const noNames: Names = {}

/** What is measured of each group. */
export function MeasureChoice({ type, measure, fault, onChange }: MeasureProps) {
  const t = useReportsText()
  const kind = measure.is === 'percentile' ? 'p90' : measure.is
  const amounts = amountsFor(type)
  const choose = (next: KindName) => onChange(textOf(next, 'of' in measure ? measure.of : readAmount(amounts[0] ?? '')))
  return (
    <FieldFrame label={t('measure')} fault={fault}>
      {({ id, describedBy }) => (
        <div className="report-choice">
          <Select id={id} aria-describedby={describedBy} value={kind} onChange={event => choose(event.target.value as KindName)}>
            {kinds
              .filter(name => name === 'count' || name === 'share' || amounts.length > 0)
              .map(name => (
                <option key={name} value={name}>
                  {t(name)}
                </option>
              ))}
          </Select>
          {'of' in measure && <AmountChoice type={type} measure={measure} onChange={onChange} />}
          {measure.is === 'share' && (
            <Chips
              type={type}
              filter={measure.rule}
              names={noNames}
              condition
              onChange={rule => onChange(rule === '' ? 'count' : measureText({ is: 'share', rule }))}
            />
          )}
        </div>
      )}
    </FieldFrame>
  )
}

/** Numbers and lengths first, then from each moment to a later one that the type knows. */
const amountsFor = (type: TypeShape): readonly string[] => {
  const dates = datesOf(type).map(([name]) => name)
  const from = ['openedAt', 'createdAt'].filter(name => dates.includes(name))
  const to = dates.filter(name => !['openedAt', 'createdAt', 'updatedAt'].includes(name))
  return [...to.flatMap(end => from.slice(0, 1).map(start => `${start}..${end}`)), ...amountsOf(type).map(([name]) => name)]
}

function AmountChoice({ type, measure, onChange }: { type: TypeShape; measure: Extract<Measure, { of: Amount }>; onChange: (text: string) => void }) {
  const t = useReportsText()
  const say = useSay()
  const labelOf = (path: string) => (type.fields[path] ? say(type.fields[path].label) : path)
  const value = amountText(measure.of)
  const all = amountsFor(type)
  const choose = (text: string) => {
    const of = readAmount(text)
    if (of) onChange(measureText({ ...measure, of }))
  }
  return (
    <Select aria-label={t('amount')} value={value} onChange={event => choose(event.target.value)}>
      {(all.includes(value) ? all : [value, ...all]).map(text => (
        <option key={text} value={text}>
          {text.split('..').map(labelOf).join(' → ')}
        </option>
      ))}
    </Select>
  )
}

function textOf(kind: KindName, of: Amount | undefined): string {
  if (kind === 'count' || !of) return 'count'
  if (kind === 'share') return measureText({ is: 'share', rule: "category == 'done'" })
  if (kind === 'p90') return measureText({ is: 'percentile', percent: 90, of })
  const is = amountMeasures.find(name => name === kind)
  return is ? measureText({ is, of }) : 'count'
}
