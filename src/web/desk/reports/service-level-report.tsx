import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { address, ask, type TypeShape, useCountOf, useModel, useSession, useType } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { Blank, buttonClass, Failed, Icon, Segments, Select, Skeleton, TextInput } from '../../ui/index.ts'
import { mayHaveClocks } from '../clocks/index.ts'
import { PageBar } from '../parts/page.tsx'
import { isAdministrator } from '../shell/sections.ts'
import { type Attainment, AttainmentTable } from './attainment-table.tsx'
import { Behind } from './behind.tsx'
import { LevelChoice } from './level-choice.tsx'
import { periods } from './period.ts'
import { groupings, type Report, useReportView } from './report-view.ts'
import { useReportText } from './words.ts'
import './report.css'

/** Attainment of what was promised, and the records behind each number. */
export default function ServiceLevelReport() {
  const t = useReportText()
  const view = useReportView()
  const level = useType('serviceLevel')
  const types = useModel().types.filter(mayHaveClocks)
  const type = types.find(one => one.name === view.type) ?? types[0]
  const inForce = useCountOf(level, "state != 'draft'")
  if (!level || !type) return <Blank page icon="lock" title={t('noLevels')} />
  if (inForce.data === 0) return <NoLevels />
  const by = groupings.filter(one => one !== 'service' || type.fields.service !== undefined)
  return (
    <>
      <PageBar title={t('title')}>
        {view.moments && (
          <a className={buttonClass()} href={address('/service-level-report/export', asked(view, type))} download>
            <Icon name="download" />
            {t('export')}
          </a>
        )}
      </PageBar>
      <div className="report stack">
        <p className="report-definition none">{t('definition')}</p>
        <Asking view={view} types={types} type={type} />
        <div>
          <Segments
            label={t('by')}
            value={view.by}
            onChange={next => view.change({ by: next, open: undefined })}
            options={by.map(value => ({ value, label: t(value) }))}
          />
        </div>
        <Figures view={view} type={type} />
      </div>
    </>
  )
}

const asked = ({ by, levels, moments, zone }: Report, type: TypeShape) => ({
  type: type.name,
  by,
  zone,
  levels: levels || undefined,
  from: moments?.from,
  to: moments?.to,
})

function Asking({ view, types, type }: { view: Report; types: readonly TypeShape[]; type: TypeShape }) {
  const t = useReportText()
  const say = useSay()
  return (
    <div className="report-asks">
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
      <label>
        {t('type')}{' '}
        <Select value={type.name} onChange={event => view.change({ type: event.target.value, levels: '', by: 'month', open: undefined })}>
          {types.map(one => (
            <option key={one.name} value={one.name}>
              {say(one.label.many)}
            </option>
          ))}
        </Select>
      </label>
      <LevelChoice view={view} type={type} />
    </div>
  )
}

function Figures({ view, type }: { view: Report; type: TypeShape }) {
  const t = useReportText()
  const query = asked(view, type)
  const found = useQuery({
    queryKey: ['serviceLevelReport', query],
    queryFn: ({ signal }) => ask<{ items: readonly Attainment[] }>('/service-level-report', { query, signal }),
    enabled: view.moments !== undefined,
    placeholderData: keepPreviousData,
  })
  if (found.isError) return <Failed error={found.error} retry={() => void found.refetch()} />
  if (!found.data) return <Skeleton height={180} />
  if (found.data.items.length === 0)
    return (
      <div className="sheet">
        <Blank icon="clock" title={t('none')}>
          {t('noneHelp')}
        </Blank>
      </div>
    )
  return (
    <>
      <AttainmentTable view={view} type={type} rows={found.data.items} />
      {view.open !== undefined && view.moments && <Behind key={`${view.open} ${view.missed}`} view={view} type={type} rows={found.data.items} query={query} />}
    </>
  )
}

function NoLevels() {
  const t = useReportText()
  const session = useSession()
  return (
    <>
      <PageBar title={t('title')} />
      <Blank
        page
        icon="clock"
        title={t('noLevels')}
        act={
          isAdministrator(session) && (
            <Link href="/service-levels/new" className={buttonClass('main')}>
              {t('make')}
            </Link>
          )
        }
      >
        {t('noLevelsHelp')}
      </Blank>
    </>
  )
}
