import { useState } from 'react'
import { address } from '../../../web/client/index.ts'
import { useNow } from '../../../web/desk/clocks/index.ts'
import type { RecordParts } from '../../../web/desk/record/aside.tsx'
import { mayChange } from '../../../web/desk/record/may.ts'
import { useDates, useLanguage } from '../../../web/text/index.ts'
import { buttonClass, Icon, IconButton, Skeleton } from '../../../web/ui/index.ts'
import { daysOfYear, type YearDay } from '../days-of-year.ts'
import { usePlaces } from '../places.web.ts'
import { definitionOf, sayCalendar, useCompiled } from '../reckon.web.ts'
import { ImportDays } from './import-days.web.tsx'
import { useCalendarText } from './words.web.ts'
import { Year } from './year.web.tsx'
import './calendar.css'

type Kept = Parameters<typeof definitionOf>[0]

/** The top of a calendar's page: its sentence, a picture of a year, and files in and out. */
export function CalendarScreen({ type, record, past }: RecordParts) {
  const t = useCalendarText()
  const language = useLanguage()
  const thisYear = new Date(useNow()).getFullYear()
  const [year, setYear] = useState(thisYear)
  const definition = definitionOf(record as unknown as Kept)
  const compiled = useCompiled(definition, [year])
  const placeName = usePlaceName(definition.holidays?.country)
  const days = compiled && daysOfYear(definition, compiled.calendar, compiled.holidays.get(year) ?? [], year)
  return (
    <div className="calendar stack">
      <section>
        <h2>{t('sentence')}</h2>
        <p className="calendar-sentence">{sayCalendar(definition, language, placeName)}</p>
      </section>
      <section className="stack">
        <div className="row calendar-head">
          <h2>{t('year', { year })}</h2>
          <IconButton icon="left" label={t('previous', { year: year - 1 })} onClick={() => setYear(year - 1)} />
          <IconButton icon="right" label={t('next', { year: year + 1 })} onClick={() => setYear(year + 1)} />
        </div>
        {days ? <Year year={year} days={days} /> : <Skeleton height={420} />}
        {days && <Special days={days} />}
      </section>
      {!past && (
        <div className="row calendar-acts">
          <a className={buttonClass()} href={address(`/calendars/${record.id}/icalendar`, { from: year, to: year })} download>
            <Icon name="download" />
            {t('export')}
          </a>
          {mayChange(record, 'exceptions') && <ImportDays type={type} record={record} exceptions={definition.exceptions} year={year} />}
        </div>
      )}
    </div>
  )
}

/** With the names of regions as far as they are loaded. */
function usePlaceName(country: string | undefined): Parameters<typeof sayCalendar>[2] {
  const countries = usePlaces()
  const regions = usePlaces(country ?? '')
  return place => {
    const name = countries.find(c => c.value === place.country)?.title ?? place.country
    const region = regions.find(r => r.value === place.region)?.title ?? place.region
    return region === undefined ? name : `${region} (${name})`
  }
}

/** The same in words: what tooltips tell to those who point. */
function Special({ days }: { days: readonly YearDay[] }) {
  const t = useCalendarText()
  const dates = useDates()
  const special = days.filter(day => day.name !== undefined)
  if (special.length === 0) return <p className="none">{t('noSpecial')}</p>
  return (
    <details>
      <summary>{t('special')}</summary>
      <div className="scroll-x">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('date')}</th>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('what')}</th>
              <th scope="col">{t('hours')}</th>
            </tr>
          </thead>
          <tbody>
            {special.map(day => (
              <tr key={day.text}>
                <td className="num">{dates.day(day.text)}</td>
                <td>{day.name}</td>
                <td>{t(day.kind)}</td>
                <td className="num">{day.hours ?? t('allDay')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
