import { useMutation } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { Link } from 'wouter'
import { ask, attempt, faultOf, type RecordPage, type TypeShape, useRecord, useRows } from '../../../web/client/index.ts'
import { Value } from '../../../web/desk/parts/value.tsx'
import type { RecordParts } from '../../../web/desk/record/aside.tsx'
import { useSay } from '../../../web/text/index.ts'
import { Button, FieldFrame, TextArea, toast } from '../../../web/ui/index.ts'
import { useLevelText } from './level-words.web.ts'

/** The versions before and after, and what this one has changed. */
export function Versions({ type, record, names }: RecordParts) {
  const t = useLevelText()
  const next = useRows(type, { filter: `previous == '${record.id}'`, fields: 'name,versionNumber,state', limit: 1, count: false })
  const [following] = next.data?.items ?? []
  const previous = typeof record.previous === 'string' ? record.previous : undefined
  return (
    <section className="stack">
      <h2>{t('versions')}</h2>
      {previous === undefined && following === undefined && <p className="none">{t('onlyOne')}</p>}
      {following && (
        <p>
          <Link href={`/${type.path}/${following.id}`}>{t('next', { version: Number(following.versionNumber) })}</Link>
        </p>
      )}
      {previous !== undefined && <Difference type={type} record={record} names={names} previous={previous} />}
    </section>
  )
}

/** Not part of the promise. */
const beside = new Set(['previous', 'versionNumber', 'activeFrom', 'activeUntil', 'state', 'category', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy'])

function Difference({ type, record, names, previous }: Pick<RecordParts, 'type' | 'record' | 'names'> & { previous: string }) {
  const t = useLevelText()
  const say = useSay()
  const found = useRecord(type, previous)
  if (!found.data) return null
  const before = found.data
  const all = { ...names, ...before._names }
  const differing = namesOfFields(type).filter(name => !alike(record[name], before[name]))
  return (
    <>
      <p>
        <Link href={`/${type.path}/${previous}`}>{t('previous', { version: Number(before.versionNumber) })}</Link>
      </p>
      {differing.length === 0 ? (
        <p className="none">{t('same')}</p>
      ) : (
        <div className="scroll-x">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('field_')}</th>
                <th scope="col">{t('was')}</th>
                <th scope="col">{t('is')}</th>
              </tr>
            </thead>
            <tbody>
              {differing.map(name => {
                const field = type.fields[name]
                const shown = (row: RecordPage) => field && <Value field={field} value={row[name]} names={all} row={row} />
                return (
                  field && (
                    <tr key={name}>
                      <th scope="row">{say(field.label)}</th>
                      <td>{shown(before)}</td>
                      <td>{shown(record)}</td>
                    </tr>
                  )
                )
              })}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

const namesOfFields = (type: TypeShape) => type.views.sections.flatMap(section => section.fields).filter(name => !beside.has(name))
const alike = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** All clocks of the level anew, with a reason. */
export function ReckonAgain({ record }: Pick<RecordParts, 'record'>) {
  const t = useLevelText()
  const [open, setOpen] = useState(false)
  const [because, setBecause] = useState('')
  const [missing, setMissing] = useState(false)
  const repair = useMutation({ mutationFn: (why: string) => ask(`/service-levels/${record.id}/repair`, { method: 'POST', body: { because: why } }) })
  const run = (event: SyntheticEvent) => {
    event.preventDefault()
    setMissing(because.trim() === '')
    if (because.trim() === '') return
    const done = () => {
      setOpen(false)
      setBecause('')
      toast(t('againStarted'))
    }
    attempt(repair, because, { onSuccess: done })
  }
  if (!open)
    return (
      <Button icon="history" className="level-again" onClick={() => setOpen(true)}>
        {t('again')} …
      </Button>
    )
  return (
    <form className="stack" onSubmit={run}>
      <FieldFrame
        label={t('againWhy')}
        help={t('againHelp')}
        required
        fault={missing ? t('againNeed') : (faultOf(repair.error, 'because') ?? repair.error?.message)}
      >
        {({ id, describedBy, invalid }) => (
          <TextArea
            id={id}
            value={because}
            maxLength={500}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            autoFocus
            onChange={event => setBecause(event.target.value)}
          />
        )}
      </FieldFrame>
      <div className="row">
        <Button type="submit" look="main" busy={repair.isPending}>
          {t('again')}
        </Button>
        <Button look="quiet" onClick={() => setOpen(false)}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
