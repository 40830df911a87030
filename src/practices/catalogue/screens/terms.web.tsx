import type { Money } from '../../../kernel/define/index.ts'
import { Check, FieldFrame, Select } from '../../../web/ui/index.ts'
import { useSay } from '../../../web/text/index.ts'
import { type Until, untilWords } from '../../shared/offer.ts'
import { AnyField } from './field.web.tsx'
import { Part } from './part.web.tsx'
import type { DraftOf } from './use-draft-of.web.ts'
import { useCatalogueText } from './words.web.ts'

/** What it costs, when it comes, how many there may be, and how long it can be taken back. */
export function Terms({ draft }: { draft: DraftOf }) {
  const t = useCatalogueText()
  const { offer, change, faultAt } = draft
  const { recurring } = offer
  const setRecurring = (money: Money | null) => change({ recurring: money ? { ...money, every: recurring?.every ?? 'month' } : undefined })
  return (
    <>
      <Part title={t('terms')}>
        <div className="in-both">
          <AnyField
            kind="money"
            label={t('price')}
            value={offer.price}
            fault={faultAt('price')}
            onChange={price => change({ price: price ?? undefined } as never)}
          />
          <div className="in-both">
            <AnyField
              kind="money"
              label={t('recurring')}
              value={recurring}
              fault={faultAt('recurring')}
              onChange={money => setRecurring(money as Money | null)}
            />
            {recurring && (
              <FieldFrame label={t('every')}>
                {ids => (
                  <Select
                    id={ids.id}
                    value={recurring.every}
                    onChange={e => change({ recurring: { ...recurring, every: e.target.value as 'month' | 'year' } })}
                  >
                    <option value="month">{t('month')}</option>
                    <option value="year">{t('year')}</option>
                  </Select>
                )}
              </FieldFrame>
            )}
          </div>
        </div>
        <div className="in-both">
          <AnyField
            kind="number"
            label={t('days')}
            help={t('daysHelp')}
            options={{ min: 0, most: 365, whole: true }}
            value={offer.deliveryDays}
            fault={faultAt('deliveryDays')}
            onChange={days => change({ deliveryDays: days ?? undefined } as never)}
          />
          <AnyField
            kind="number"
            label={t('most')}
            options={{ min: 1, most: 999, whole: true }}
            value={offer.most ?? 1}
            fault={faultAt('most')}
            onChange={most => change({ most: most ?? undefined } as never)}
          />
        </div>
        <Check label={t('forOthers')} checked={offer.forOthers !== false} onChange={e => change({ forOthers: e.target.checked })} />
      </Part>
      <Part title={t('afterwards')}>
        <div className="in-both">
          <UntilChoice label={t('cancelUntil')} value={offer.cancelUntil} onChange={cancelUntil => change({ cancelUntil })} />
          <UntilChoice label={t('changeUntil')} value={offer.changeUntil} onChange={changeUntil => change({ changeUntil })} />
        </div>
      </Part>
    </>
  )
}

function UntilChoice({ label, value, onChange }: { label: string; value: Until | undefined; onChange: (until: Until | undefined) => void }) {
  const t = useCatalogueText()
  const say = useSay()
  return (
    <FieldFrame label={label}>
      {ids => (
        <Select id={ids.id} value={value ?? ''} onChange={e => onChange(e.target.value === '' ? undefined : (e.target.value as Until))}>
          <option value="">{t('asSettings')}</option>
          {Object.entries(untilWords).map(([name, words]) => (
            <option key={name} value={name}>
              {say(words)}
            </option>
          ))}
        </Select>
      )}
    </FieldFrame>
  )
}
