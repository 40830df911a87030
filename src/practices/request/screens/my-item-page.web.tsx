import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { useQueryClient } from '@tanstack/react-query'
import { type Form, typesOf } from '../../../engines/forms/index.ts'
import { FormFields, PriceWords, useForm } from '../../../engines/forms/index.web.ts'
import type { Price } from '../../../engines/forms/index.ts'
import type { FormToAsk } from '../../../engines/forms/index.server.ts'
import { ask, isProblem, type RecordPage, refresh, upload, useRecord, useType } from '../../../web/client/index.ts'
import type { TypeShape } from '../../../web/client/index.ts'
import { useReadingAbout } from '../../../web/notices/use-reading-about.ts'
import { places, thingPlace } from '../../../web/portal/places.ts'
import { textIn } from '../../../web/portal/row.ts'
import { NotLoaded } from '../../../web/portal/shell/not-loaded.tsx'
import { PageSkeleton } from '../../../web/portal/shell/page-skeleton.tsx'
import { useTitle } from '../../../web/portal/shell/title.ts'
import { useSeen } from '../../../web/portal/things/seen.ts'
import { Composer } from '../../../web/portal/thing/composer.tsx'
import { Conversation } from '../../../web/portal/thing/conversation.tsx'
import { useThingText } from '../../../web/portal/thing/words.ts'
import '../../../web/portal/thing/thing.css'
import { useNumber } from '../../../web/text/index.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Icon } from '../../../web/ui/icon.tsx'
import { toast, toastProblem } from '../../../web/ui/toast.tsx'
import { CancelPart } from './cancel-part.web.tsx'
import { withAnswers } from './offer.web.ts'
import { Quantity } from './quantity.web.tsx'
import { SaidAnswers } from './said-answers.web.tsx'
import { type StandingShape, useStanding } from './standing.web.ts'
import { Tracker } from './tracker.web.tsx'
import { useShopText } from './words.web.ts'
import './shop.css'

/** One thing that was ordered: where it stands, what was answered, what can still be done about it, and the talk about it. */
export default function MyItemPage({ address }: { address: string }) {
  const type = useType('requestItem')
  return type ? <Loaded type={type} address={address} /> : null
}

function Loaded({ type, address }: { type: TypeShape; address: string }) {
  const thing = useThingText()
  const { data, error, refetch } = useRecord(type, address)
  useTitle(data && textIn(data, 'title'))
  useSeen(data)
  if (data) return <Whole type={type} address={address} record={data} />
  if (!error) return <PageSkeleton />
  return (
    <div className="page">
      <Link href={places.things} className="back">
        <Icon name="left" />
        {thing('back')}
      </Link>
      <h1 className="hidden-visually">{thing('notHere')}</h1>
      <NotLoaded error={error} retry={() => void refetch()} />
    </div>
  )
}

function Whole({ type, address, record }: { type: TypeShape; address: string; record: RecordPage }) {
  const t = useShopText()
  const number = useNumber()
  const { data } = useStanding(record.id)
  const [changing, setChanging] = useState(false)
  const of = record._names?.[textIn(record, 'request')]
  useReadingAbout(type.name, record.id)
  return (
    <div className="page thing shop">
      <Link href={of?.number ? thingPlace('requests', of.number) : places.things} className="back">
        <Icon name="left" />
        {of?.number ? t('partOfRequest', { number: of.number }) : t('myThings')}
      </Link>
      <header className="thing-head">
        <h1>
          {Number(record.quantity) > 1 && <span className="num">{t('times', { count: number(Number(record.quantity)) })} </span>}
          {textIn(record, 'title')}
        </h1>
        {data && <Tracker standing={data} dueAt={record.dueAt} />}
      </header>
      {data && !changing && <Answered standing={data} record={record} />}
      {data && changing && <Changing standing={data} record={record} onDone={() => setChanging(false)} />}
      {data && !changing && (
        <div className="acts">
          {data.may.change && hasSomethingToChange(data) && (
            <Button icon="edit" onClick={() => setChanging(true)}>
              {t('changeAnswers')}
            </Button>
          )}
        </div>
      )}
      {data?.may.cancel && !changing && <CancelPart type={type} record={record} />}
      <Conversation type={type} address={address} record={record} />
      <Composer type={type} address={address} record={record} asked={false} />
    </div>
  )
}

const hasSomethingToChange = ({ form, quantity }: StandingShape) => (form?.form.parts.length ?? 0) > 0 || quantity > 1

function Answered({ standing, record }: { standing: StandingShape; record: RecordPage }) {
  const t = useShopText()
  const prices = record.prices as Price | null
  return (
    <section className="part">
      <h2>{t('answers')}</h2>
      <div className="cards answers-card">
        <SaidAnswers said={standing.said} />
        {prices && (
          <p className="order-price">
            <span>{t('price')}</span>
            <b>
              <PriceWords price={prices} />
            </b>
          </p>
        )}
      </div>
    </section>
  )
}

interface ChangingProps {
  readonly standing: StandingShape
  readonly record: RecordPage
  readonly onDone: () => void
}

const noFacts = { requester: null, orderer: null, groups: [], roles: [], now: '1970-01-01T00:00:00.000Z', behind: {} }
const nothingAsked: FormToAsk = { form: { parts: [] }, facts: noFacts, types: [] }

/** The same questions as then, with the answers of then in them. */
function Changing({ standing, record, onDone }: ChangingProps) {
  const t = useShopText()
  const client = useQueryClient()
  const [quantity, setQuantity] = useState(standing.quantity)
  const [busy, setBusy] = useState(false)
  const { form, facts, types } = standing.form ?? nothingAsked
  const whole = useMemo<Form>(() => withAnswers(form, standing.answers), [form, standing.answers])
  const context = useMemo(
    () => ({
      channel: 'portal' as const,
      facts,
      types: typesOf(types),
      files: { add: (file: File) => upload('request-items', { id: record.id, file, visibility: 'public' }) },
    }),
    [facts, types, record.id],
  )
  const asked = useForm(whole, context, `change.${record.id}.${record.version}`)
  const save = async () => {
    if (!asked.ready() || busy) return
    setBusy(true)
    try {
      await ask(`/request-items/${record.id}/answers`, { method: 'POST', body: { answers: asked.standing.answers, quantity } })
      asked.clear()
      toast({ text: t('changed') })
      onDone()
    } catch (error) {
      if (!asked.tell(error) || !isProblem(error, 422)) toastProblem(error)
    } finally {
      for (const type of ['request', 'requestItem']) refresh(client, type)
      setBusy(false)
    }
  }
  return (
    <section className="part">
      <h2>{t('changeAnswers')}</h2>
      <p className="shelf-help">{t('changeHelp')}</p>
      <FormFields asked={asked} />
      {standing.quantity > 1 && <Quantity value={quantity} least={Math.max(1, standing.deliveredQuantity)} most={standing.quantity} onChange={setQuantity} />}
      <div className="acts">
        <Button look="main" busy={busy} onClick={() => void save()}>
          {busy ? t('saving') : t('save')}
        </Button>
        <Button onClick={onDone}>{t('stop')}</Button>
      </div>
    </section>
  )
}
