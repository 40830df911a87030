import { type TypeShape, useRows, useType } from '../../client/index.ts'
import { useDates, useSay } from '../../text/index.ts'
import { Failed, Segments, Select, Skeleton, TextInput } from '../../ui/index.ts'
import { PageBar } from '../parts/page.tsx'
import { periods } from '../reports/period.ts'
import { Flow } from './flow.tsx'
import { type NumbersView, useNumbersView } from './numbers-view.ts'
import type { Offered } from './shapes.ts'
import { Spread } from './spread.tsx'
import { Tile } from './tile.tsx'
import { useFigure, useOffered } from './use-figure.ts'
import { useNumbersText } from './words.ts'
import './numbers.css'

/** The figures that a service desk is led by. */
export default function NumbersPage() {
  const t = useNumbersText()
  const view = useNumbersView()
  const offered = useOffered()
  return (
    <>
      <PageBar title={t('title')} />
      <div className="numbers">
        <Asks view={view} />
        {offered.isError && <Failed error={offered.error} retry={() => void offered.refetch()} />}
        {offered.isPending && <Skeleton height={300} />}
        {offered.data && <Figures figures={offered.data.figures} view={view} />}
      </div>
    </>
  )
}

function Figures({ figures, view }: { figures: readonly Offered[]; view: NumbersView }) {
  const t = useNumbersText()
  const here = figures.filter(figure => figure.standing === 'here')
  const [opened, resolved] = ['opened', 'resolved'].map(name => here.find(figure => figure.name === name))
  if (view.moments === undefined) return <p className="none">{t('noPeriod')}</p>
  return (
    <>
      <div className="tiles">
        {here.map(figure => (
          <Tile key={figure.name} figure={figure} view={view} />
        ))}
      </div>
      <div className="numbers-pictures">
        {opened && resolved && <Flow opened={opened} resolved={resolved} view={view} />}
        {here
          .filter(figure => figure.bands !== null)
          .map(figure => (
            <Spread key={figure.name} figure={figure} view={view} />
          ))}
      </div>
      <Absent figures={figures.filter(figure => figure.standing !== 'here')} />
      {opened && <Age figure={opened} view={view} />}
    </>
  )
}

/** Which figures are not shown, and why. */
function Absent({ figures }: { figures: readonly Offered[] }) {
  const t = useNumbersText()
  const say = useSay()
  if (figures.length === 0) return null
  return (
    <section className="numbers-absent none">
      <h2>{t('notShown')}</h2>
      <ul>
        {figures.map(figure => (
          <li key={figure.name}>
            {say(figure.label)}: {t(figure.standing === 'hidden' ? 'hidden' : 'absent')}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** For which moment the figures are true, and how they came about. */
function Age({ figure, view }: { figure: Offered; view: NumbersView }) {
  const t = useNumbersText()
  const dates = useDates()
  const { data } = useFigure(figure, view)
  if (!data) return null
  return (
    <p className="none numbers-age">
      {t('asOf', { at: dates.moment(data.asOf) })} {data.kept ? t('kept', { at: dates.moment(data.kept.checkedAt) }) : t('counted')}
    </p>
  )
}

function Asks({ view }: { view: NumbersView }) {
  const t = useNumbersText()
  return (
    <div className="numbers-asks">
      <Segments
        label={t('period')}
        value={view.period}
        onChange={period => view.change({ period, open: undefined })}
        options={periods.map(value => ({ value, label: t(value) }))}
      />
      {view.period === 'own' &&
        (['from', 'to'] as const).map(name => (
          <label key={name}>
            {t(name)} <TextInput type="date" value={view.days[name]} onChange={event => view.change({ days: { ...view.days, [name]: event.target.value } })} />
          </label>
        ))}
      <Only
        type={useType('group')}
        value={view.group}
        label={t('group')}
        everything={t('allGroups')}
        onChange={group => view.change({ group, open: undefined })}
      />
      <Only
        type={useType('service')}
        value={view.service}
        label={t('service')}
        everything={t('allServices')}
        onChange={service => view.change({ service, open: undefined })}
      />
    </div>
  )
}

interface OnlyProps {
  readonly type: TypeShape | undefined
  readonly value: string
  readonly label: string
  readonly everything: string
  readonly onChange: (id: string) => void
}

function Only({ type, value, label, everything, onChange }: OnlyProps) {
  const { data } = useRows(type, { sort: 'name', fields: 'name', limit: 500, count: false })
  if (!type) return null
  return (
    <label>
      {label}{' '}
      <Select value={value} onChange={event => onChange(event.target.value)}>
        <option value="">{everything}</option>
        {(data?.items ?? []).map(row => (
          <option key={row.id} value={row.id}>
            {String(row.name)}
          </option>
        ))}
      </Select>
    </label>
  )
}
