import { type ComponentType, lazy, Suspense, useState } from 'react'
import { Link } from 'wouter'
import { settledForm } from '../../../engines/forms/index.ts'
import { type RecordPage, type TypeShape, useRecord } from '../../../web/client/index.ts'
import { FieldsForm } from '../../../web/desk/parts/fields-form.tsx'
import { PageBar } from '../../../web/desk/parts/page.tsx'
import { PageSkeleton } from '../../../web/desk/parts/page-skeleton.tsx'
import { useNumber, useSay } from '../../../web/text/index.ts'
import { Button, buttonClass, Failed, Segments, Skeleton } from '../../../web/ui/index.ts'
import { Doing, Includes } from './doing.web.tsx'
import { Part } from './part.web.tsx'
import { PicturePart } from './picture-part.web.tsx'
import { Publishing } from './publishing.web.tsx'
import { Terms } from './terms.web.tsx'
import { Texts } from './texts.web.tsx'
import { type DraftOf, useDraftOf } from './use-draft-of.web.ts'
import { useWho } from './use-who.web.ts'
import { useCatalogueText } from './words.web.ts'
import './editor.css'

const FormBuilder = lazy(async () => ({ default: (await import('../../../engines/forms/screens/builder/form-builder.web.tsx')).FormBuilder }))

interface EditorProps {
  readonly type: TypeShape
  readonly address: string
  /** The item as whoever orders it sees it; of another practice, so it is given. */
  readonly Preview: ComponentType<{ readonly item: string }>
}

/** Where whoever keeps an item writes it: what it says, costs and asks, who may have it, what happens then, and how all of that looks. */
export function Editor({ type, address, Preview }: EditorProps) {
  const { data, error, refetch } = useRecord(type, address)
  if (error) return <Failed page error={error} retry={() => void refetch()} />
  return data ? <Editing key={data.id} type={type} row={data} Preview={Preview} /> : <PageSkeleton />
}

function Editing({ type, row, Preview }: { type: TypeShape; row: RecordPage; Preview: EditorProps['Preview'] }) {
  const t = useCatalogueText()
  const say = useSay()
  const number = useNumber()
  const draft = useDraftOf(type, row)
  const [shown, setShown] = useState<'edits' | 'preview'>('edits')
  const [publishing, setPublishing] = useState(false)
  const state = type.states?.[String(row.state)]
  const show = async (what: typeof shown) => {
    if (what === 'edits' || (await settle(draft))) setShown(what)
  }
  return (
    <>
      <PageBar title={draft.offer.texts.name.en || String(row.name)}>
        <span className="editor-state" role="status">
          {draft.state === 'refused' ? t('notSaved') : t(draft.state)}
        </span>
        <Segments
          label={t('preview')}
          value={shown}
          options={(['edits', 'preview'] as const).map(value => ({ value, label: t(value) }))}
          onChange={what => void show(what)}
        />
        <Link href={`/${type.path}/${row.id}`} className={buttonClass()}>
          {t('record')}
        </Link>
        <Button look="main" onClick={async () => (await settle(draft)) && setPublishing(true)}>
          {t('publish')}
        </Button>
      </PageBar>
      <div className="narrow stack editor">
        <p className="field-help">
          {state ? say(state) : ''} · {Number(row.versionNumber) > 0 ? t('state', { n: number(Number(row.versionNumber)) }) : t('never')}
        </p>
        {shown === 'preview' ? (
          <>
            <p className="field-help">{t('previewHelp')}</p>
            <div className="editor-preview">
              <Preview item={row.id} />
            </div>
          </>
        ) : (
          <Parts type={type} row={row} draft={draft} />
        )}
      </div>
      {publishing && <Publishing type={type} row={row} offer={draft.offer} onClose={() => setPublishing(false)} />}
    </>
  )
}

/** Saves what is not saved yet. The question that is still open has a key after its words by then, as if it were left. */
function settle({ offer: { form }, change, settle: save }: DraftOf): Promise<boolean> {
  const keyed = form && settledForm(form)
  if (keyed && JSON.stringify(keyed) !== JSON.stringify(form)) change({ form: keyed })
  return save()
}

const whoFields = ['inCategory', 'topic', 'service', 'owner', 'openTo', 'audience', 'orderAudience'] as const

function Parts({ type, row, draft }: { type: TypeShape; row: RecordPage; draft: DraftOf }) {
  const t = useCatalogueText()
  const { values, change, error } = useWho(type, row, whoFields)
  const { form = { parts: [] } } = draft.offer
  return (
    <>
      <Texts draft={draft} />
      <PicturePart type={type} row={row} />
      <Terms draft={draft} />
      <Part title={t('questions')}>
        <Suspense fallback={<Skeleton height={200} />}>
          <FormBuilder form={form} onChange={next => draft.change({ form: next.parts.length === 0 ? undefined : next })} />
        </Suspense>
      </Part>
      <Part title={t('who')} help={t('whoHelp')}>
        <FieldsForm type={type} fields={whoFields} values={values} onChange={change} names={row._names ?? {}} error={error} />
      </Part>
      <Doing draft={draft} />
      <Includes draft={draft} />
    </>
  )
}
