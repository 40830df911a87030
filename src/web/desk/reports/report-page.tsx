import { useState } from 'react'
import { useLocation } from 'wouter'
import { attempt, faultOf, type RecordPage, type TypeShape, useChange, useCreate, useMe, useModel, useRecord, useRemove, useType } from '../../client/index.ts'
import { Blank, Button, Failed, Skeleton, toast, toastProblem } from '../../ui/index.ts'
import { PageBar } from '../parts/page.tsx'
import { fieldsOf, firstQuestion, type Question, questionOf } from './question.ts'
import { ReportForm } from './report-form.tsx'
import { ReportPreview } from './report-preview.tsx'
import { useReportsText } from './reports-words.ts'
import './reports.css'

/** A report: one that is kept, or one that is being written. */
export default function ReportPage({ address }: { address: string }) {
  const t = useReportsText()
  const reports = useType('report')
  if (!reports) return <Blank page icon="lock" title={t('noReports')} />
  return address === 'new' ? <Builder reports={reports} /> : <Kept reports={reports} address={address} />
}

function Kept({ reports, address }: { reports: TypeShape; address: string }) {
  const found = useRecord(reports, address)
  if (found.isError) return <Failed page error={found.error} retry={() => void found.refetch()} />
  if (!found.data) return <Skeleton height={300} />
  return <Builder key={found.data.id} reports={reports} kept={found.data} />
}

function Builder({ reports, kept }: { reports: TypeShape; kept?: RecordPage }) {
  const t = useReportsText()
  const { types } = useModel()
  const [question, setQuestion] = useState<Question>(() => (kept ? questionOf(kept) : firstQuestion(types.find(type => type.work !== undefined))))
  const type = types.find(one => one.name === question.of)
  const saving = useSaving(reports, question, kept)
  const mine = kept === undefined || kept._can?.change === true
  return (
    <>
      <PageBar title={kept ? String(kept.name) : t('newReport')}>
        {kept && mine && (
          <Button look="danger" onClick={saving.remove}>
            {t('delete')}
          </Button>
        )}
        {kept && reports.may.create && <Button onClick={saving.copy}>{t('saveCopy')}</Button>}
        {mine && (
          <Button look="main" busy={saving.busy} disabled={question.name.trim() === ''} onClick={saving.save}>
            {t('save')}
          </Button>
        )}
      </PageBar>
      <div className="report-builder">
        <div className="sheet">
          {type && <ReportForm question={question} type={type} faultOf={saving.fault} onChange={patch => setQuestion({ ...question, ...patch })} />}
          {typeof kept?.trouble === 'string' && <p className="field-fault">{t('trouble', { why: kept.trouble })}</p>}
        </div>
        <div className="sheet report-result">{type ? <ReportPreview question={question} type={type} /> : <Blank icon="lock" title={t('noType')} />}</div>
      </div>
    </>
  )
}

function useSaving(reports: TypeShape, question: Question, kept: RecordPage | undefined) {
  const t = useReportsText()
  const me = useMe()
  const [, go] = useLocation()
  const [create, change, remove] = [useCreate(reports), useChange(reports), useRemove(reports)]
  const fields = fieldsOf(question)
  const error = create.error ?? change.error
  const fail = (failure: unknown) => {
    if (!faultOf(failure, 'name')) toastProblem(failure)
  }
  const asNew = (name: string) =>
    attempt(
      create,
      { fields: { ...fields, name, owner: me.id }, key: crypto.randomUUID() },
      {
        onSuccess: row => {
          toast(t('saved', { name }))
          go(`/reports/${String(row.number)}`)
        },
        onError: fail,
      },
    )
  return {
    busy: create.isPending || change.isPending,
    fault: (field: string) => faultOf(error, field),
    copy: () => asNew(t('copyOf', { name: question.name })),
    save: () => {
      if (!kept) return asNew(question.name)
      attempt(change, { id: kept.id, version: kept.version, fields }, { onSuccess: () => toast(t('saved', { name: question.name })), onError: fail })
    },
    remove: () =>
      kept &&
      attempt(remove, kept.id, {
        onSuccess: () => {
          toast(t('deleted', { name: question.name }))
          go('/reports')
        },
        onError: toastProblem,
      }),
  }
}
