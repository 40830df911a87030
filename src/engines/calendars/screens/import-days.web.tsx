import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, attempt, type RecordPage, type TypeShape, useChange } from '../../../web/client/index.ts'
import { useDates } from '../../../web/text/index.ts'
import { Button, Dialog, FieldFrame, TextInput, toast, toastProblem } from '../../../web/ui/index.ts'
import type { CalendarException } from '../calendar.ts'
import { useCalendarText } from './words.web.ts'

interface ImportProps {
  readonly type: TypeShape
  readonly record: RecordPage
  readonly exceptions: readonly CalendarException[]
  readonly year: number
}

interface Found {
  readonly exceptions: readonly CalendarException[]
  readonly left: readonly { readonly name: string; readonly why: string }[]
}

/** Reads an iCalendar file on the server, shows what it would add, and adds it. */
export function ImportDays(props: ImportProps) {
  const t = useCalendarText()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon="file" onClick={() => setOpen(true)}>
        {t('import')}
      </Button>
      {open && <ImportDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function ImportDialog({ type, record, exceptions, year, onClose }: ImportProps & { onClose: () => void }) {
  const t = useCalendarText()
  const [file, setFile] = useState<File>()
  const [missing, setMissing] = useState(false)
  const [from, setFrom] = useState(year)
  const [to, setTo] = useState(year + 1)
  const change = useChange(type)
  const read = useMutation({
    mutationFn: async (chosen: File) => ask<Found>(`/calendars/${record.id}/icalendar`, { method: 'POST', body: { text: await chosen.text(), from, to } }),
  })
  const taken = new Set(exceptions.map(e => e.date))
  const fresh = read.data?.exceptions.filter(e => !taken.has(e.date)) ?? []
  const start = () => {
    setMissing(file === undefined)
    if (file) attempt(read, file)
  }
  const add = () => {
    const all = [...exceptions, ...fresh].toSorted((a, b) => a.date.localeCompare(b.date))
    const done = () => {
      toast(t('added', { count: fresh.length }))
      onClose()
    }
    attempt(change, { id: record.id, version: record.version, fields: { exceptions: all } }, { onSuccess: done, onError: toastProblem })
  }
  const foot = (
    <>
      <Button look="quiet" onClick={onClose}>
        {t('cancel')}
      </Button>
      {fresh.length > 0 ? (
        <Button look="main" busy={change.isPending} onClick={add}>
          {t('add', { count: fresh.length })}
        </Button>
      ) : (
        <Button look="main" busy={read.isPending} onClick={start}>
          {t('read')}
        </Button>
      )}
    </>
  )
  return (
    <Dialog open onClose={onClose} title={t('import').replace(' …', '')} foot={foot}>
      <FieldFrame label={t('file')} help={t('importHelp')} required fault={missing ? t('fileNeeded') : read.error?.message}>
        {({ id, describedBy, invalid }) => (
          <input
            id={id}
            type="file"
            accept=".ics,text/calendar"
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            onChange={event => {
              setFile(event.target.files?.[0])
              setMissing(false)
              read.reset()
            }}
          />
        )}
      </FieldFrame>
      <div className="row calendar-years">
        <label>
          {t('years')} <YearInput value={from} onChange={setFrom} />
        </label>
        <label>
          {t('to')} <YearInput value={to} onChange={setTo} />
        </label>
      </div>
      {read.data && <Preview fresh={fresh} known={read.data.exceptions.length - fresh.length} left={read.data.left} />}
    </Dialog>
  )
}

function YearInput({ value, onChange }: { value: number; onChange: (year: number) => void }) {
  return <TextInput type="number" min={1970} max={2199} value={value} onChange={event => onChange(Number(event.target.value))} />
}

function Preview({ fresh, known, left }: { fresh: readonly CalendarException[]; known: number; left: Found['left'] }) {
  const t = useCalendarText()
  const dates = useDates()
  return (
    <div className="stack" role="status">
      {fresh.length === 0 && <p>{t('foundNone')}</p>}
      {fresh.length > 0 && (
        <div className="calendar-found scroll-x">
          <table className="plain-table" aria-label={t('found')}>
            <thead>
              <tr>
                <th scope="col">{t('date')}</th>
                <th scope="col">{t('name')}</th>
                <th scope="col">{t('what')}</th>
              </tr>
            </thead>
            <tbody>
              {fresh.map((e, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a day may stand here several times
                <tr key={i}>
                  <td className="num">{dates.day(e.date)}</td>
                  <td>{e.name}</td>
                  <td>{[t(e.kind), e.from && e.to ? `${e.from}–${e.to}` : ''].filter(Boolean).join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {known > 0 && <p className="none">{t('known', { count: known })}</p>}
      {left.length > 0 && (
        <div>
          <h3>{t('left')}</h3>
          <ul>
            {left.map((one, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: several may be called the same
              <li key={i}>
                <b>{one.name}</b> {one.why}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
