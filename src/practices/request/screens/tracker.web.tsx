import { useDates, useNumber, useSay } from '../../../web/text/index.ts'
import { classes } from '../../../web/ui/classes.ts'
import { Icon } from '../../../web/ui/icon.tsx'
import { stages } from '../stage.ts'
import { type StandingShape, useHolder } from './standing.web.ts'
import { useShopText } from './words.web.ts'

/** The way of an item: what it has passed, where it is and who has it, what lies ahead. */
export function Tracker({ standing, dueAt, small = false }: { standing: StandingShape; dueAt?: unknown; small?: boolean }) {
  const t = useShopText()
  const say = useSay()
  const dates = useDates()
  const number = useNumber()
  const holder = useHolder()(standing)
  const { quantity, deliveredQuantity, path } = standing
  const isUnderway = path.some(({ state }) => state === 'here')
  return (
    <div className={classes('tracker', small && 'is-small')}>
      <ol aria-label={t('way')}>
        {path.map(({ stage, state, at }) => (
          <li key={stage} className={classes('mark', `is-${state}`, `at-${stage}`)} aria-current={state === 'here' ? 'step' : undefined}>
            <span className="mark-dot" aria-hidden="true">
              {state === 'done' && <Icon name={stage === 'rejected' || stage === 'cancelled' || stage === 'notDelivered' ? 'close' : 'check'} size={12} />}
            </span>
            <span className="mark-name">{say(stages[stage])}</span>
            {at && !small && (
              <time dateTime={at} title={dates.moment(at)}>
                {dates.short(at)}
              </time>
            )}
            <span className="hidden-visually">{state === 'here' ? t('here') : state === 'ahead' ? t('ahead') : ''}</span>
          </li>
        ))}
      </ol>
      {holder && <p className="tracker-with">{holder}</p>}
      {quantity > 1 && deliveredQuantity > 0 && <p className="tracker-with">{t('delivered', { done: number(deliveredQuantity), all: number(quantity) })}</p>}
      {isUnderway && typeof dueAt === 'string' && <p className="tracker-due">{t('due', { when: dates.short(dueAt) })}</p>}
    </div>
  )
}
