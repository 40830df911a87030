import { useMe, useModel, type Names, type TypeShape } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { Check, FieldFrame, Segments, Select, TextInput } from '../../ui/index.ts'
import { Chips } from '../filter/chips.tsx'
import { GroupingChoice } from './grouping-choice.tsx'
import { MeasureChoice } from './measure-choice.tsx'
import { namedPeriods } from './named-period.ts'
import { datesOf, firstQuestion, measureOf, type Question } from './question.ts'
import { useReportsText } from './reports-words.ts'

interface FormProps {
  readonly question: Question
  readonly type: TypeShape
  readonly faultOf: (field: string) => string | undefined
  readonly onChange: (patch: Partial<Question>) => void
}

const noNames: Names = {}
const pictures = ['bars', 'columns', 'line', 'table'] as const
const schedules = ['daily', 'weekly', 'monthly'] as const

/** The question of a report, piece by piece. */
export function ReportForm({ question, type, faultOf, onChange }: FormProps) {
  const t = useReportsText()
  const say = useSay()
  const { types } = useModel()
  const of = (name: string) => {
    const next = types.find(one => one.name === name)
    const { by, thenBy, measure, rule, at, period } = firstQuestion(next)
    onChange({ of: name, by, thenBy, measure, rule, at, period })
  }
  return (
    <div className="report-form">
      <FieldFrame label={t('name')} required fault={faultOf('name')}>
        {({ id, describedBy }) => (
          <TextInput id={id} value={question.name} aria-describedby={describedBy} onChange={event => onChange({ name: event.target.value })} />
        )}
      </FieldFrame>
      <FieldFrame label={t('of')} fault={faultOf('of')}>
        {({ id }) => (
          <Select id={id} value={question.of} onChange={event => of(event.target.value)}>
            {types
              .filter(one => !one.single)
              .map(one => (
                <option key={one.name} value={one.name}>
                  {say(one.label.many)}
                </option>
              ))}
          </Select>
        )}
      </FieldFrame>
      <FieldFrame label={t('rule')} fault={faultOf('rule')}>
        {() => <Chips type={type} filter={question.rule} names={noNames} onChange={rule => onChange({ rule })} />}
      </FieldFrame>
      <PeriodChoice question={question} type={type} fault={faultOf('at') ?? faultOf('period')} onChange={onChange} />
      <GroupingChoice
        type={type}
        label={t('by')}
        empty={t('noGrouping')}
        value={question.by}
        fault={faultOf('by')}
        onChange={by => onChange(by === '' ? { by, thenBy: '' } : { by })}
      />
      {question.by !== '' && (
        <GroupingChoice
          type={type}
          label={t('thenBy')}
          empty={t('noSecond')}
          value={question.thenBy}
          fault={faultOf('thenBy')}
          onChange={thenBy => onChange({ thenBy })}
        />
      )}
      <MeasureChoice type={type} measure={measureOf(question)} fault={faultOf('measure')} onChange={measure => onChange({ measure })} />
      <FieldFrame label={t('picture')}>
        {() => (
          <Segments
            label={t('picture')}
            value={question.picture}
            onChange={picture => onChange({ picture })}
            options={pictures.map(value => ({ value, label: t(value) }))}
          />
        )}
      </FieldFrame>
      <FieldFrame label={t('schedule')} help={t('scheduleHelp')}>
        {({ id, describedBy }) => (
          <Select id={id} aria-describedby={describedBy} value={question.schedule} onChange={event => onChange({ schedule: event.target.value })}>
            <option value="">{t('never')}</option>
            {schedules.map(value => (
              <option key={value} value={value}>
                {t(value)}
              </option>
            ))}
          </Select>
        )}
      </FieldFrame>
      <Sharing question={question} onChange={onChange} />
    </div>
  )
}

function PeriodChoice({ question, type, fault, onChange }: Pick<FormProps, 'question' | 'type' | 'onChange'> & { fault: string | undefined }) {
  const t = useReportsText()
  const say = useSay()
  const dates = datesOf(type)
  const first = dates.find(([name]) => name === 'openedAt')?.[0] ?? dates[0]?.[0] ?? ''
  return (
    <FieldFrame label={t('period')} fault={fault}>
      {({ id, describedBy }) => (
        <div className="report-choice">
          <Select
            id={id}
            aria-describedby={describedBy}
            value={question.period}
            onChange={event => onChange(event.target.value === '' ? { period: '', at: '' } : { period: event.target.value, at: question.at || first })}
          >
            <option value="">{t('always')}</option>
            {namedPeriods.map(value => (
              <option key={value} value={value}>
                {t(value)}
              </option>
            ))}
          </Select>
          {question.period !== '' && (
            <Select aria-label={t('at')} value={question.at} onChange={event => onChange({ at: event.target.value })}>
              {dates.map(([name, field]) => (
                <option key={name} value={name}>
                  {say(field.label)}
                </option>
              ))}
            </Select>
          )}
        </div>
      )}
    </FieldFrame>
  )
}

/** With which of one's own groups it is shared. */
function Sharing({ question, onChange }: Pick<FormProps, 'question' | 'onChange'>) {
  const t = useReportsText()
  const { groups } = useMe()
  if (groups.length === 0) return null
  const toggle = (id: string, on: boolean) => onChange({ sharedWith: on ? [...question.sharedWith, id] : question.sharedWith.filter(other => other !== id) })
  return (
    <fieldset className="field report-sharing">
      <legend className="field-label">{t('shareWith')}</legend>
      {groups.map(group => (
        <Check key={group.id} label={group.name} checked={question.sharedWith.includes(group.id)} onChange={event => toggle(group.id, event.target.checked)} />
      ))}
      <p className="field-help">{t('shareHelp')}</p>
    </fieldset>
  )
}
