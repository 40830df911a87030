import type { Money } from '../../../../kernel/define/index.ts'
import { followPath } from '../../../../kernel/define/index.ts'
import { fieldType } from '../../../../kernel/fields/index.ts'
import { fieldWeb } from '../../../../web/fields.ts'
import { currentLanguage, useSay } from '../../../../web/text/index.ts'
import { Button, Check, FieldFrame, Segments, Select } from '../../../../web/ui/index.ts'
import { fieldOf } from '../../compile.ts'
import { type Limit, most, type Prefill, type PriceOfAnswer, type Question } from '../../form.ts'
import { LineActs, RuleInput, TextPair, tidy } from './inputs.web.tsx'
import { useBuilding } from './model.web.ts'
import { useBuilderText } from './words.web.ts'

interface ExtrasProps {
  readonly question: Question
  readonly onChange: (question: Question) => void
}

/** Puts a list into a question, or takes it out where nothing is left in it. */
const withList = <K extends 'limits' | 'prefill' | 'prices'>(question: Question, name: K, list: NonNullable<Question[K]>): Question =>
  tidy({ ...question, [name]: list.length === 0 ? undefined : list })

const replacedAt = <T,>(list: readonly T[], at: number, one: T): readonly T[] => list.map((old, i) => (i === at ? one : old))
const withoutAt = <T,>(list: readonly T[], at: number): readonly T[] => list.filter((_, i) => i !== at)

export function LimitsEditor({ question, onChange }: ExtrasProps) {
  const t = useBuilderText()
  const { limits = [] } = question
  const set = (next: readonly Limit[]) => onChange(withList(question, 'limits', next))
  return (
    <fieldset className="field builder-list">
      <legend className="field-label">{t('limits')}</legend>
      {limits.map((limit, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a limit has no other identity than its place
        <div key={i} className="builder-card">
          <RuleInput label={t('limit')} value={limit.rule} onChange={rule => set(replacedAt(limits, i, { ...limit, rule }))} />
          <TextPair label={t('otherwise')} value={limit.otherwise} onChange={otherwise => set(replacedAt(limits, i, { ...limit, otherwise }))} />
          <LineActs remove={{ label: t('removeLimit', { n: i + 1 }), onClick: () => set(withoutAt(limits, i)) }} />
        </div>
      ))}
      <Button small icon="add" disabled={limits.length >= most.limits} onClick={() => set([...limits, { rule: '', otherwise: { en: '', de: '' } }])}>
        {t('addLimit')}
      </Button>
    </fieldset>
  )
}

export function PrefillEditor({ question, onChange }: ExtrasProps) {
  const t = useBuilderText()
  const { prefill = [] } = question
  const set = (next: readonly Prefill[]) => onChange(withList(question, 'prefill', next))
  return (
    <fieldset className="field builder-list">
      <legend className="field-label">{t('prefill')}</legend>
      {prefill.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what is prefilled has no other identity than its place
        <div key={i} className="builder-card">
          <Source question={question} one={one} onChange={next => set(replacedAt(prefill, i, next))} />
          <RuleInput
            label={t('prefillWhen')}
            value={one.when ?? ''}
            onChange={when => set(replacedAt(prefill, i, tidy({ ...one, when: when.trim() || undefined }) as Prefill))}
          />
          <LineActs remove={{ label: t('removePrefill', { n: i + 1 }), onClick: () => set(withoutAt(prefill, i)) }} />
        </div>
      ))}
      <Button small icon="add" disabled={prefill.length >= most.prefills} onClick={() => set([...prefill, { value: null }])}>
        {t('addPrefill')}
      </Button>
    </fieldset>
  )
}

function Source({ question, one, onChange }: { question: Question; one: Prefill; onChange: (one: Prefill) => void }) {
  const t = useBuilderText()
  const field = { ...fieldOf(question), required: false }
  const { Input } = fieldWeb(field)
  const paths = usePaths(question)
  const mode = one.from === undefined ? 'value' : 'from'
  const when = one.when === undefined ? {} : { when: one.when }
  return (
    <>
      <Segments
        label={t('prefillWith')}
        value={mode}
        options={[{ value: 'value', label: t('prefillValue') } as const, { value: 'from', label: t('prefillFrom') } as const]}
        onChange={next => onChange(next === 'value' ? { ...when, value: null } : { ...when, from: paths[0]?.path ?? '' })}
      />
      <FieldFrame label={t(mode === 'value' ? 'prefillValue' : 'from')}>
        {ids =>
          mode === 'value' ? (
            <Input field={field} value={one.value ?? null} onChange={value => value !== undefined && onChange({ ...when, value })} {...ids} />
          ) : (
            <Select id={ids.id} value={one.from} onChange={event => onChange({ ...when, from: event.target.value })}>
              {paths.map(({ path, label }) => (
                <option key={path} value={path}>
                  {label}
                </option>
              ))}
            </Select>
          )
        }
      </FieldFrame>
    </>
  )
}

/** What holds the same kind of value: other questions, who it is for, and what is known of them. */
function usePaths({ key, kind, options }: Question): readonly { readonly path: string; readonly label: string }[] {
  const say = useSay()
  const { compiled } = useBuilding()
  const { model, type } = compiled
  const person = model.find('person')
  const behind = Object.keys(person?.fields ?? {}).flatMap(name => [`requester.${name}`, `orderer.${name}`])
  return [...Object.keys(type.fields).filter(name => name !== key), ...behind].flatMap(path => {
    const found = followPath(model, type, path)
    const fits = found && found.field.kind === kind && found.field.options.to === options?.to
    return fits ? [{ path, label: found.steps.map(step => say(step.field.label)).join(' › ') }] : []
  })
}

export function PricesEditor({ question, onChange }: ExtrasProps) {
  const t = useBuilderText()
  const { prices = [] } = question
  const set = (next: readonly PriceOfAnswer[]) => onChange(withList(question, 'prices', next))
  return (
    <fieldset className="field builder-list">
      <legend className="field-label">{t('prices')}</legend>
      {prices.map((price, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a price has no other identity than its place
        <div key={i} className="builder-card">
          <PriceEditor question={question} price={price} onChange={next => set(replacedAt(prices, i, next))} />
          <LineActs remove={{ label: t('removePrice', { n: i + 1 }), onClick: () => set(withoutAt(prices, i)) }} />
        </div>
      ))}
      <Button small icon="add" disabled={prices.length >= most.prices} onClick={() => set([...prices, nextPrice(question)])}>
        {t('addPrice')}
      </Button>
    </fieldset>
  )
}

/** For the first choice that has none yet; for each, where there is a number to count. */
function nextPrice({ kind, options, prices = [] }: Question): PriceOfAnswer {
  const answer = Object.keys(options?.words ?? {}).find(name => !prices.some(price => price.answer === name))
  return {
    ...(answer === undefined ? {} : { answer }),
    ...(kind === 'number' || kind === 'rows' ? { each: true } : {}),
    once: { amount: '0.00', currency: 'EUR' },
  }
}

function PriceEditor({ question, price, onChange }: { question: Question; price: PriceOfAnswer; onChange: (price: PriceOfAnswer) => void }) {
  const t = useBuilderText()
  const answers = useAnswers(question)
  const set = (change: { readonly [K in keyof PriceOfAnswer]?: PriceOfAnswer[K] | undefined }) => onChange(tidy({ ...price, ...change }) as PriceOfAnswer)
  const { recurring } = price
  return (
    <>
      {answers.length > 0 && (
        <FieldFrame label={t('forAnswer')}>
          {({ id }) => (
            <Select
              id={id}
              value={price.answer === undefined ? '' : String(price.answer)}
              onChange={event => set({ answer: answers.find(one => String(one.value) === event.target.value)?.value })}
            >
              <option value="">{t('anyAnswer')}</option>
              {answers.map(({ value, label }) => (
                <option key={String(value)} value={String(value)}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </FieldFrame>
      )}
      <Check label={t('each')} checked={price.each === true} onChange={event => set({ each: event.target.checked || undefined })} />
      <div className="builder-line">
        <MoneyInput label={t('once')} value={price.once} onChange={once => set({ once })} />
        <MoneyInput
          label={t('recurring')}
          value={recurring && { amount: recurring.amount, currency: recurring.currency }}
          onChange={money => set({ recurring: money && { ...money, every: recurring?.every ?? 'month' } })}
        />
        {recurring && (
          <FieldFrame label={t('every')}>
            {({ id }) => (
              <Select
                id={id}
                value={recurring.every}
                onChange={event => set({ recurring: { ...recurring, every: event.target.value === 'year' ? 'year' : 'month' } })}
              >
                <option value="month">{t('month')}</option>
                <option value="year">{t('year')}</option>
              </Select>
            )}
          </FieldFrame>
        )}
      </div>
    </>
  )
}

const moneyField = { kind: 'money', label: { en: '', de: '' }, required: false, computed: false, unique: false, options: {} }

function MoneyInput({ label, value, onChange }: { label: string; value: Money | undefined; onChange: (value: Money | undefined) => void }) {
  const { Input } = fieldWeb(moneyField)
  return (
    <FieldFrame label={label}>
      {ids => (
        <Input field={moneyField} value={value ?? null} onChange={next => next !== undefined && onChange((next as Money | null) ?? undefined)} {...ids} />
      )}
    </FieldFrame>
  )
}

/** Answers that may have a price of their own: choices, yes and no. */
function useAnswers(question: Question): readonly { readonly value: string | boolean; readonly label: string }[] {
  const say = useSay()
  const { words } = question.options ?? {}
  if (words) return Object.entries(words).map(([value, word]) => ({ value, label: say(word) || value }))
  const field = fieldOf(question)
  const kind = fieldType(field.kind)
  return 'value' in kind.parse(true, field) ? [true, false].map(value => ({ value, label: kind.say(value, field, currentLanguage()) })) : []
}
