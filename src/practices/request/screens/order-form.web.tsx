import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { type Form, type Price, sumOf, typesOf } from '../../../engines/forms/index.ts'
import { type AskedForm, FormFields, PriceWords, useForm } from '../../../engines/forms/index.web.ts'
import { ask, isProblem, refresh, type Row } from '../../../web/client/index.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Icon } from '../../../web/ui/icon.tsx'
import { toastProblem } from '../../../web/ui/toast.tsx'
import { priceOf } from '../../shared/price.ts'
import { useFileKeeper } from './file-keeper.web.ts'
import { Included, type IncludedForm } from './included.web.tsx'
import { isIncluded } from './line-price.web.ts'
import { type OfferShape, withAnswers } from './offer.web.ts'
import { PersonChoice, type Someone } from './person-choice.web.tsx'
import { Quantity } from './quantity.web.tsx'
import { type Placed, useOrder } from './use-order.web.ts'
import { useShopText } from './words.web.ts'

interface OrderFormProps {
  readonly offer: OfferShape
  readonly channel: 'portal' | 'desk'
  readonly requester: Someone | undefined
  readonly onRequester?: (person: Someone | undefined) => void
  /** The line of the cart that is being changed. */
  readonly line?: Row | undefined
  readonly onPlaced: (placed: Placed) => void
  readonly onKept?: () => void
  /** Only looked at: it can be filled in and is sent nowhere. */
  readonly preview?: boolean
}

/** What is asked for an item, what it costs with these answers, and the way to order it. */
export function OrderForm({ offer, channel, requester, onRequester, line, onPlaced, onKept, preview = false }: OrderFormProps) {
  const t = useShopText()
  const client = useQueryClient()
  const order = useOrder()
  const [quantity, setQuantity] = useState(Number(line?.quantity ?? 1))
  const [keeping, setKeeping] = useState(false)
  const [wrong, setWrong] = useState<unknown>()
  const files = useFileKeeper(offer.id, line?.id)
  const asked = useAsked(offer, { channel, line, files: files.keeper })
  const included = useRef(new Map<string, IncludedForm>())
  const [partPrices, setPartPrices] = useState<ReadonlyMap<string, Price>>(new Map())
  const shown = offer.includes.filter(({ when }) => when === undefined || isIncluded(when, asked.compiled, asked.standing.answers, asked.context.facts))
  const price = sumOf([priceOf(offer.offer, asked.standing.price, quantity), ...shown.map(({ item }) => partPrices.get(item) ?? nothing)])
  const most = offer.offer.most ?? 1
  const fault = (name: string) => (isProblem(order.error) ? order.error.faults.find(one => one.field.endsWith(name))?.message : undefined)

  const ready = () => {
    const own = asked.ready()
    const parts = shown.map(({ item }) => [item, included.current.get(item)?.ready()] as const)
    const ok = own !== undefined && parts.every(([, answers]) => answers !== undefined)
    setWrong(ok ? undefined : asked.answers)
    if (!ok) return undefined
    const answers = line ? asked.standing.answers : own
    const filled = parts.filter(([, given]) => given && Object.keys(given).length > 0)
    return { answers, included: Object.fromEntries(filled.map(([item, given]) => [item, { answers: given }])) }
  }
  const send = () => {
    const given = ready()
    if (!given || order.isPending || preview) return
    const one = { item: offer.id, quantity, ...given, ...(requester ? { requester: requester.id } : {}) }
    order.mutate({ lines: [one] }, { onSuccess: placed => void done(placed), onError: tell })
  }
  const done = async (placed: Placed) => {
    asked.clear()
    const held = files.line()
    if (held) await ask<void>(`/cart-lines/${held}`, { method: 'DELETE' }).catch(() => {})
    refresh(client, 'cartLine')
    onPlaced(placed)
  }
  const tell = (error: unknown) => {
    setWrong(asked.answers)
    const own = asked.tell(error)
    for (const part of included.current.values()) part.tell(error)
    if (!own && !isProblem(error, 422)) toastProblem(error)
  }
  const keep = async () => {
    const given = ready()
    if (!given || keeping) return
    setKeeping(true)
    const body = {
      item: offer.id,
      quantity,
      requester: requester?.id ?? null,
      answers: notEmpty(given.answers),
      included: notEmpty(given.included),
    }
    const held = files.line()
    try {
      await ask<Row>(held ? `/cart-lines/${held}` : '/cart-lines', { method: held ? 'PATCH' : 'POST', body })
      asked.clear()
      onKept?.()
    } catch (error) {
      toastProblem(error)
    } finally {
      refresh(client, 'cartLine')
      setKeeping(false)
    }
  }

  return (
    <form
      className="order-form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      {onRequester && offer.offer.forOthers !== false && <PersonChoice value={requester} fault={fault('requester')} onChange={onRequester} />}
      {asked.compiled.questions.length + asked.compiled.parts.length > 0 && <FormFields asked={asked} />}
      {shown.length > 0 && (
        <section className="part">
          <h2>{t('includes')}</h2>
          {shown.map(one => (
            <Included
              key={one.item}
              included={one}
              quantity={quantity}
              channel={channel}
              shared={asked.standing.answers}
              given={givenFor(line, one.item)}
              onForm={form => void included.current.set(one.item, form)}
              onPrice={own => setPartPrices(before => (same(before.get(one.item), own) ? before : new Map(before).set(one.item, own)))}
            />
          ))}
        </section>
      )}
      {most > 1 && <Quantity value={quantity} most={most} fault={fault('quantity')} onChange={setQuantity} />}
      <div className="order-send">
        <p className="order-price" aria-live="polite">
          <span>{t('price')}</span>
          <b>
            <PriceWords price={price} />
          </b>
        </p>
        {(wrong === asked.answers || fault('item')) && (
          <p className="field-fault" role="alert">
            <Icon name="warning" size={14} />
            {fault('item') ?? t('check')}
          </p>
        )}
        <Acts
          creates={offer.offer.creates !== undefined}
          busy={order.isPending}
          keeping={keeping}
          changes={line !== undefined}
          {...(onKept ? { onKeep: () => void keep() } : {})}
        />
      </div>
    </form>
  )
}

interface ActsProps {
  readonly creates: boolean
  readonly busy: boolean
  readonly keeping: boolean
  readonly changes: boolean
  readonly onKeep?: () => void
}

function Acts({ creates, busy, keeping, changes, onKeep }: ActsProps): ReactNode {
  const t = useShopText()
  if (changes && onKeep)
    return (
      <Button look="main" busy={keeping} onClick={onKeep}>
        {t('keepLine')}
      </Button>
    )
  return (
    <div className="order-acts">
      <Button type="submit" look="main" busy={busy}>
        {busy ? t('ordering') : creates ? t('sendNow') : t('orderNow')}
      </Button>
      {onKeep && !creates && (
        <Button busy={keeping} onClick={onKeep}>
          {t('toCart')}
        </Button>
      )}
    </div>
  )
}

const nothing: Price = { once: [], recurring: [] }
const same = (a: Price | undefined, b: Price) => JSON.stringify(a) === JSON.stringify(b)
const notEmpty = (object: object) => (Object.keys(object).length === 0 ? null : object)

function givenFor(line: Row | undefined, item: string): Readonly<Record<string, unknown>> | undefined {
  const all = line?.included as Readonly<Record<string, { readonly answers?: Readonly<Record<string, unknown>> }>> | null | undefined
  return all?.[item]?.answers
}

interface Asking {
  readonly channel: 'portal' | 'desk'
  readonly line: Row | undefined
  readonly files: ReturnType<typeof useFileKeeper>['keeper']
}

function useAsked({ id, version, ask: { form, facts, types } }: OfferShape, { channel, line, files }: Asking): AskedForm {
  const before = line?.answers as Readonly<Record<string, unknown>> | null | undefined
  const whole = useMemo<Form>(() => (before ? withAnswers(form, before) : form), [form, before])
  const context = useMemo(() => ({ channel, facts, types: typesOf(types), files }), [channel, facts, types, files])
  return useForm(whole, context, `order.${id}.${version ?? 'draft'}.${line?.id ?? ''}`)
}
