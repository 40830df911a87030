import { type ClipboardEvent, type DragEvent, type FormEvent, useEffect, useRef, useState } from 'react'
import { useSearch } from 'wouter'
import { useType } from '../../client/context.tsx'
import { useDraftsKey } from '../../client/drafts.ts'
import { useRows } from '../../client/lists.ts'
import { faultOf, isProblem } from '../../client/problem.ts'
import type { TypeShape } from '../../client/shapes.ts'
import { Blank } from '../../ui/blank.tsx'
import { Button } from '../../ui/button.tsx'
import { FieldFrame, Select, TextArea } from '../../ui/form.tsx'
import { Icon } from '../../ui/icon.tsx'
import { toastProblem } from '../../ui/toast.tsx'
import { FilePicker, filesIn } from '../files/file-picker.tsx'
import { useKeptFiles } from '../files/kept-files.ts'
import { Picked } from '../files/picked.tsx'
import { useTitle } from '../shell/title.ts'
import { Choices } from '../parts/choices.tsx'
import { titleIn } from '../row.ts'
import { ArticleList } from './article-list.tsx'
import { draftName, levels, useReportDraft } from './draft.ts'
import { SimilarList } from './similar-list.tsx'
import { useSend } from './use-send.ts'
import { useReportText } from './words.ts'
import './report.css'

export default function ReportPage() {
  const t = useReportText()
  const type = useType('incident')
  const key = useDraftsKey(draftName)
  useTitle(t('title'))
  if (type?.may.create === true) return <Report key={key} type={type} />
  return (
    <div className="page">
      <h1>{t('title')}</h1>
      <Blank icon="lock" title={t('mayNot')}>
        {t('mayNotHelp')}
      </Blank>
    </div>
  )
}

function Report({ type }: { type: TypeShape }) {
  const t = useReportText()
  const known = new URLSearchParams(useSearch())
  const { draft, change, clear, restored } = useReportDraft({ words: known.get('about') ?? '', service: known.get('service') ?? '' })
  const [files, keepFiles] = useKeptFiles(draftName)
  const [tried, setTried] = useState(false)
  const forget = () => {
    clear()
    keepFiles([])
  }
  const { send, error, busy, file } = useSend(type, forget)
  const faults = faultsOf(error, tried && draft.words.trim() === '' ? t('needWords') : undefined)
  const form = useRef<HTMLFormElement>(null)
  useFocusOnFault(form, error)
  const add = (more: readonly File[]) => keepFiles([...files, ...more])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (draft.words.trim() === '') return form.current?.querySelector('textarea')?.focus()
    if (!busy) send(draft, files)
  }
  const take = (event: ClipboardEvent | DragEvent, transfer: DataTransfer) => {
    const given = filesIn(transfer)
    if (given.length === 0) return
    event.preventDefault()
    add(given)
  }
  return (
    <form
      ref={form}
      className="page report"
      noValidate
      onSubmit={submit}
      onPaste={e => take(e, e.clipboardData)}
      onDragOver={e => e.preventDefault()}
      onDrop={e => take(e, e.dataTransfer)}
    >
      <h1>{t('title')}</h1>
      {restored && <Restored onAnew={forget} />}
      <FieldFrame label={t('words')} help={t('wordsHelp')} fault={faults.words}>
        {ids => (
          <TextArea
            id={ids.id}
            aria-describedby={ids.describedBy}
            aria-invalid={ids.invalid}
            aria-required
            rows={4}
            maxLength={20_000}
            enterKeyHint="enter"
            value={draft.words}
            onChange={e => change({ words: e.target.value })}
          />
        )}
      </FieldFrame>
      <Service value={draft.service} fault={faults.service} onChange={service => change({ service })} />
      <ArticleList words={draft.words} />
      <SimilarList type={type} service={draft.service} words={draft.words} />
      <Choices
        label={t('impact')}
        value={draft.impact}
        fault={faults.impact}
        onChange={impact => change({ impact })}
        options={levels.map(value => ({ value, label: t(impactWords[value]) }))}
      />
      <Choices
        label={t('urgency')}
        value={draft.urgency}
        fault={faults.urgency}
        onChange={urgency => change({ urgency })}
        options={levels.map(value => ({ value, label: t(urgencyWords[value]) }))}
      />
      <section className="report-files" aria-label={t('photos')}>
        <p className="field-label">
          {t('photos')} <span className="field-need">{t('optional')}</span>
        </p>
        <Picked files={files} onRemove={gone => keepFiles(files.filter(f => f !== gone))} />
        <FilePicker onFiles={add} />
      </section>
      <div className="report-send">
        {(faults.words || faults.other) && (
          <p className="field-fault" role="alert">
            <Icon name="warning" size={14} />
            {faults.other ?? t('check')}
          </p>
        )}
        <Button type="submit" look="main" busy={busy}>
          {!busy ? t('send') : file === undefined ? t('sending') : t('sendingFile', { n: file + 1, of: files.length })}
        </Button>
      </div>
    </form>
  )
}

const impactWords = { low: 'impactLow', medium: 'impactMedium', high: 'impactHigh' } as const
const urgencyWords = { low: 'urgencyLow', medium: 'urgencyMedium', high: 'urgencyHigh' } as const
const shownFields = ['title', 'description', 'service', 'impact', 'urgency']

/** What the server found wrong, at the place on this page where it can be mended. */
function faultsOf(error: unknown, blank: string | undefined) {
  const other = isProblem(error) ? error.faults.find(f => !shownFields.includes(f.field))?.message : undefined
  return {
    words: blank ?? faultOf(error, 'title') ?? faultOf(error, 'description'),
    service: faultOf(error, 'service'),
    impact: faultOf(error, 'impact'),
    urgency: faultOf(error, 'urgency'),
    other,
  }
}

/** After a refusal the first marked field is where one goes on; what has no field is said in passing. */
function useFocusOnFault(form: React.RefObject<HTMLFormElement | null>, error: unknown): void {
  useEffect(() => {
    if (!error) return
    const first = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    if (first) first.focus()
    else toastProblem(error)
  }, [form, error])
}

function Restored({ onAnew }: { onAnew: () => void }) {
  const t = useReportText()
  const [shown, setShown] = useState(true)
  if (!shown) return null
  const anew = () => {
    onAnew()
    setShown(false)
  }
  return (
    <p className="restored">
      {t('restored')}
      <button type="button" className="link" onClick={anew}>
        {t('anew')}
      </button>
    </p>
  )
}

interface ServiceProps {
  readonly value: string
  readonly fault: string | undefined
  readonly onChange: (id: string) => void
}

/** The services in use, as the phone's own list, which a thumb can handle. */
function Service({ value, fault, onChange }: ServiceProps) {
  const t = useReportText()
  const type = useType('service')
  const { data } = useRows(type, { filter: "state == 'operational'", sort: 'name', fields: 'name', limit: 200 }, type !== undefined)
  if (!type) return null
  return (
    <FieldFrame label={t('service')} fault={fault}>
      {ids => (
        <Select id={ids.id} aria-describedby={ids.describedBy} aria-invalid={ids.invalid} value={value} onChange={e => onChange(e.target.value)}>
          <option value="">{t('noService')}</option>
          {data?.items.map(row => (
            <option key={row.id} value={row.id}>
              {titleIn(type, row)}
            </option>
          ))}
        </Select>
      )}
    </FieldFrame>
  )
}
