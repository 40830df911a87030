import type { Tone, Word } from '../../../kernel/define/text.ts'
import { useSay, useDates } from '../../../web/text/index.ts'
import { classes } from '../../../web/ui/classes.ts'
import { Icon, type IconName } from '../../../web/ui/icon.tsx'
import { Tag } from '../../../web/ui/marks.tsx'
import { approval, reasons } from '../definitions/approval.definition.ts'
import type { DecisionShape, RoundShape, StepShape } from './shapes.web.ts'
import { useApprovalText } from './words.web.ts'
import './approvals.css'

const states: Readonly<Record<string, Word>> = approval.states ?? {}

const icons: Readonly<Record<string, IconName>> = { approved: 'check', rejected: 'close', stuck: 'warning', requested: 'clock', needInformation: 'chat' }

/** The approvals of a record as a picture: what comes after what, who, since when, and what it waits for. */
export function Rounds({ rounds }: { rounds: readonly RoundShape[] }) {
  return (
    <div className="approval-rounds">
      {rounds.map(round => (
        <section key={round.round} className="approval-round">
          {round.policy !== null && <h3>{round.policy}</h3>}
          <Steps round={round} />
        </section>
      ))}
    </div>
  )
}

function Steps({ round }: { round: RoundShape }) {
  const t = useApprovalText()
  // What was superseded is told by its successor.
  const shown = round.steps.filter(step => step.state !== 'superseded')
  return (
    <ol className="approval-steps" aria-label={t('steps')}>
      {shown.map((step, i) => {
        const beside = i > 0 && shown[i - 1]?.stage === step.stage
        const before = round.steps.find(other => other.supersededBy === step.id)
        return (
          <li key={step.id} className={classes('approval-step', beside && 'is-beside', step.mine && 'is-mine')}>
            {i > 0 && <span className="approval-link">{beside ? t('together') : t('after')}</span>}
            <OneStep step={step} before={before} />
          </li>
        )
      })}
    </ol>
  )
}

function OneStep({ step, before }: { step: StepShape; before: StepShape | undefined }) {
  const t = useApprovalText()
  const say = useSay()
  const word = states[step.state]
  const tone: Tone | undefined = word?.tone
  const why = step.reason === null ? undefined : reasons[step.reason as keyof typeof reasons]
  return (
    <div className={classes('approval-card', tone && `tone-${tone}`)}>
      <p className="approval-head">
        <Icon name={icons[step.state] ?? 'clock'} />
        <b>{step.step}</b>
        <Tag tone={tone}>{word ? say(word) : step.state}</Tag>
      </p>
      <Waiting step={step} />
      {step.needed > 1 && step.state !== 'planned' && <p className="approval-fact">{t('of', { given: step.given, needed: step.needed })}</p>}
      {why && <p className="approval-fact">{t('because', { reason: say(why) })}</p>}
      {before && (
        <p className="approval-fact">
          {t('again')}
          {before.detail !== null && <>. {t('changed', { fields: before.detail })}</>}
        </p>
      )}
      <Decisions decisions={step.decisions} />
    </div>
  )
}

function Waiting({ step }: { step: StepShape }) {
  const t = useApprovalText()
  const dates = useDates()
  if (step.state === 'planned') return <p className="approval-fact">{t('notYet')}</p>
  if (step.state !== 'requested' && step.state !== 'needInformation')
    return <p className="approval-fact">{t('requestedSince', { since: dates.short(step.since) })}</p>
  const [first, second, third, ...more] = step.waitsFor.map(p => p.name)
  const who = [first, second, third].filter(name => name !== undefined).join(', ')
  const since = dates.short(step.since)
  return (
    <p className="approval-fact">
      {more.length === 0 ? t('waitsFor', { who, since }) : t('waitsForMany', { who, count: more.length, since })}
      {step.dueAt !== null && <>, {t('expires', { at: dates.short(step.dueAt) })}</>}
    </p>
  )
}

function Decisions({ decisions }: { decisions: readonly DecisionShape[] }) {
  const made = decisions.filter(d => d.decidedBy !== null || (d.standIn !== null && d.state === 'requested'))
  if (made.length === 0) return null
  return (
    <ul className="approval-decisions">
      {made.map(decision => (
        <li key={decision.approver.id}>
          <OneDecision decision={decision} />
        </li>
      ))}
    </ul>
  )
}

function OneDecision({ decision }: { decision: DecisionShape }) {
  const t = useApprovalText()
  const dates = useDates()
  const { approver, decidedBy, standIn, at, way, words, state } = decision
  if (decidedBy === null) return <>{t('standsIn', { who: standIn?.name ?? '', whom: approver.name })}</>
  const who = decidedBy.id === approver.id ? decidedBy.name : t('inPlaceOf', { who: decidedBy.name, whom: approver.name })
  return (
    <>
      <Icon name={state === 'rejected' ? 'close' : 'check'} size={14} /> <b>{who}</b>
      {at !== null && <time dateTime={at}> {dates.short(at)}</time>}
      {way !== null && way !== 'app' && <span> {t(way)}</span>}
      {words !== null && words !== '' && <q>{words}</q>}
    </>
  )
}
