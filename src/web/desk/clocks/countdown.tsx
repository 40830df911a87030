import { useDates } from '../../text/index.ts'
import { classes, Icon } from '../../ui/index.ts'
import { useCountdownsHere } from './countdowns.ts'
import { wallLength } from './length.ts'
import { useNow } from './now.ts'
import type { Pressing } from './shapes.ts'
import { iconOf, standingOf, toneOf } from './standing.ts'
import { useClockText } from './words.ts'
import './countdown.css'

/** What is left of the most pressing clock of a record, in a list or on a card. */
function Countdown({ clock }: { clock: Pressing }) {
  const t = useClockText()
  const dates = useDates()
  const now = useNow()
  const standing = standingOf(clock, now)
  const due = clock.breachedAt ?? clock.dueAt
  const when = due === null ? t('noEnd') : dates.coming(due)
  const long = t(standing === 'missed' ? 'missedHelp' : standing === 'paused' ? 'pausedHelp' : 'dueHelp', { level: clock.level, when })
  return (
    <span className={classes('countdown', `tone-${toneOf[standing]}`)} title={long}>
      <Icon name={iconOf[standing]} size={13} />
      <span className="hidden-visually">{long}</span>
      <span aria-hidden="true">{standing === 'paused' ? t('paused') : due === null ? '–' : said(Date.parse(due) - now, standing === 'missed')}</span>
    </span>
  )
  function said(left: number, missed: boolean): string {
    return missed ? t('missedShort', { length: wallLength(left) }) : wallLength(left)
  }
}

/** The same for one of the records whose clocks were asked for; keeps its place where there is none. */
export function CountdownOf({ id }: { id: string }) {
  const clock = useCountdownsHere()?.get(id)
  return clock ? <Countdown clock={clock} /> : null
}
