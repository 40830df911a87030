import { Link, useSearch } from 'wouter'
import { useType } from '../../client/context.tsx'
import { useRecord } from '../../client/records.ts'
import type { TypeShape } from '../../client/shapes.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { places, thingPlace } from '../places.ts'
import { NotLoaded } from '../shell/not-loaded.tsx'
import { useTitle } from '../shell/title.ts'
import { useSeen } from '../things/seen.ts'
import { titleIn } from '../row.ts'
import { useReportText } from './words.ts'
import './report.css'

/** Says that it arrived, under which number, and what happens now. */
export default function SentPage({ address }: { address: string }) {
  const type = useType('incident')
  return type ? <Sent type={type} address={address} /> : null
}

function Sent({ type, address }: { type: TypeShape; address: string }) {
  const t = useReportText()
  const filesLeft = new URLSearchParams(useSearch()).has('files')
  const { data, error, refetch } = useRecord(type, address)
  useTitle(t('thanks'))
  useSeen(data)
  if (error) return <NotLoaded error={error} retry={() => void refetch()} />
  return (
    <div className="page sent">
      <span className="sent-mark">
        <Icon name="check" size={28} />
      </span>
      <h1>{t('thanks')}</h1>
      <p className="sent-number">
        {t('number')} <b>{address}</b>
      </p>
      {data && <p className="sent-title">{titleIn(type, data)}</p>}
      {filesLeft && <p className="sent-files">{t('filesLeft')}</p>}
      <section className="sent-next">
        <h2>{t('next')}</h2>
        <ol>
          <li>{t('next1')}</li>
          <li>{t('next2')}</li>
          <li>{t('next3')}</li>
        </ol>
      </section>
      <div className="sent-acts">
        <Link href={thingPlace(type.path, address)} className={buttonClass('main')}>
          {t('follow')}
        </Link>
        <Link href={places.report} className={buttonClass('plain')}>
          {t('another')}
        </Link>
      </div>
    </div>
  )
}
