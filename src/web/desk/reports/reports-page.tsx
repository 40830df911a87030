import { Link } from 'wouter'
import { namesOf, rowsOf, type TypeShape, useList, useModel, useType } from '../../client/index.ts'
import { useDates, useSay } from '../../text/index.ts'
import { Blank, Button, buttonClass, Failed, Icon, Skeleton } from '../../ui/index.ts'
import { PageBar } from '../parts/page.tsx'
import { useReportsText } from './reports-words.ts'
import './reports.css'

/** The reports that one may see. */
export default function ReportsPage() {
  const t = useReportsText()
  const reports = useType('report')
  if (!reports) return <Blank page icon="lock" title={t('noReports')} />
  return (
    <>
      <PageBar title={t('reports')}>
        <Link href="/numbers" className={buttonClass()}>
          {t('numbers')}
        </Link>
        {reports.may.create && (
          <Link href="/reports/new" className={buttonClass('main')}>
            <Icon name="add" />
            {t('newReport')}
          </Link>
        )}
      </PageBar>
      <Saved reports={reports} />
    </>
  )
}

function Saved({ reports }: { reports: TypeShape }) {
  const t = useReportsText()
  const say = useSay()
  const dates = useDates()
  const { types } = useModel()
  const found = useList(reports, { sort: 'name', fields: 'number,name,of,owner,schedule,nextAt,trouble' })
  if (found.isError) return <Failed error={found.error} retry={() => void found.refetch()} />
  if (!found.data) return <Skeleton height={200} />
  const [rows, names] = [rowsOf(found.data), namesOf(found.data)]
  if (rows.length === 0)
    return (
      <div className="sheet">
        <Blank icon="table" title={t('noneYet')}>
          {t('noneYetHelp')}
        </Blank>
      </div>
    )
  return (
    <div className="sheet scroll-x">
      <table className="plain-table reports-table">
        <thead>
          <tr>
            {(['name', 'of', 'owner', 'schedule'] as const).map(column => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => {
            const of = types.find(type => type.name === row.of)
            return (
              <tr key={row.id}>
                <th scope="row">
                  <Link href={`/reports/${String(row.number)}`}>{String(row.name)}</Link>
                </th>
                <td>{of ? say(of.label.many) : t('noType')}</td>
                <td>{names[String(row.owner)]?.title ?? ''}</td>
                <td>
                  {typeof row.nextAt === 'string' ? t('next', { at: dates.moment(row.nextAt) }) : t('never')}
                  {typeof row.trouble === 'string' && <p className="field-fault">{row.trouble}</p>}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {found.hasNextPage && (
        <Button look="quiet" onClick={() => void found.fetchNextPage()}>
          {t('showMore')}
        </Button>
      )}
    </div>
  )
}
