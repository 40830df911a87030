import { amountText, type Grouping, groupingText, readGrouping, units } from '../../../kernel/define/index.ts'
import type { TypeShape } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { FieldFrame, Select, TextInput } from '../../ui/index.ts'
import { datesOf, groupable, isDate } from './question.ts'
import { useReportsText } from './reports-words.ts'

interface GroupingProps {
  readonly type: TypeShape
  readonly label: string
  /** What no grouping means here. */
  readonly empty: string
  readonly value: string
  readonly fault: string | undefined
  readonly onChange: (value: string) => void
}

const usualEdges = 'PT1H|PT4H|P1D|P3D|P7D|P30D'

/** By what records are gathered: a field, a date by its unit, or a length of time by its bands. */
export function GroupingChoice({ type, label, empty, value, fault, onChange }: GroupingProps) {
  const t = useReportsText()
  const say = useSay()
  const grouping = readGrouping(value)
  const choose = (name: string) => {
    if (name === '') return onChange('')
    if (name === spans) return onChange(firstSpan(type))
    onChange(isDate(type.fields[name]) ? `${name}:month` : name)
  }
  return (
    <FieldFrame label={label} fault={fault}>
      {({ id, describedBy }) => (
        <div className="report-choice">
          <Select id={id} aria-describedby={describedBy} value={chosen(grouping)} onChange={event => choose(event.target.value)}>
            <option value="">{empty}</option>
            {groupable(type).map(([name, field]) => (
              <option key={name} value={name}>
                {say(field.label)}
              </option>
            ))}
            {datesOf(type).length > 1 && <option value={spans}>{t('span')}</option>}
          </Select>
          {grouping && 'unit' in grouping && (
            <Select aria-label={t('unit')} value={grouping.unit} onChange={event => onChange(`${grouping.by}:${event.target.value}`)}>
              {units.map(unit => (
                <option key={unit} value={unit}>
                  {t(unit === 'year' ? 'calendarYear' : unit)}
                </option>
              ))}
            </Select>
          )}
          {grouping && 'edges' in grouping && 'from' in grouping.of && <SpanChoice type={type} grouping={grouping} onChange={onChange} />}
        </div>
      )}
    </FieldFrame>
  )
}

const spans = '..'

const chosen = (grouping: Grouping | undefined): string => (!grouping ? '' : 'edges' in grouping ? spans : grouping.by)

function firstSpan(type: TypeShape): string {
  const names = datesOf(type).map(([name]) => name)
  const from = names.find(name => name === 'openedAt') ?? names[0] ?? ''
  return `${from}..${['resolvedAt', 'closedAt'].find(name => names.includes(name)) ?? 'now'}:${usualEdges}`
}

/** From which moment to which, and where the bands begin. */
function SpanChoice({
  type,
  grouping,
  onChange,
}: {
  type: TypeShape
  grouping: Extract<Grouping, { edges: readonly string[] }>
  onChange: (value: string) => void
}) {
  const t = useReportsText()
  const say = useSay()
  const [from = '', to = ''] = amountText(grouping.of).split('..')
  const set = (next: { from?: string; to?: string; edges?: readonly string[] }) =>
    onChange(groupingText({ of: { from: next.from ?? from, to: next.to ?? to }, edges: next.edges ?? grouping.edges }))
  return (
    <>
      {(['from', 'to'] as const).map(end => (
        <Select key={end} aria-label={t(end)} value={end === 'from' ? from : to} onChange={event => set({ [end]: event.target.value })}>
          {end === 'to' && <option value="now">{t('now')}</option>}
          {datesOf(type).map(([name, field]) => (
            <option key={name} value={name}>
              {say(field.label)}
            </option>
          ))}
        </Select>
      ))}
      <TextInput
        aria-label={t('edges')}
        title={t('edgesHelp')}
        defaultValue={grouping.edges.join(' ')}
        onBlur={event => set({ edges: event.target.value.trim().toUpperCase().split(/\s+/) })}
      />
    </>
  )
}
