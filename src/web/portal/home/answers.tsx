import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { findType, useMe, useModel } from '../../client/context.tsx'
import { classes } from '../../ui/classes.ts'
import type { Row as RecordRow } from '../../client/shapes.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { MeToo } from '../outages/me-too.tsx'
import { isUnderway } from '../outages/outage.ts'
import { useOutages } from '../outages/use-outages.ts'
import { useOutageText } from '../outages/words.ts'
import { reportPlace, thingPlace } from '../places.ts'
import { addressOf, textIn, titleIn } from '../row.ts'
import { CardSkeletons } from '../shell/page-skeleton.tsx'
import { standingOf } from '../things/status.ts'
import { useThings } from '../things/use-things.ts'
import { useThingsText } from '../things/words.ts'
import { type Answer, useAnswers } from './use-answers.ts'
import { useHomeText } from './words.ts'

/** What is there to the words, and last, always, the way to report them. */
export function Answers({ words }: { words: string }) {
  const t = useHomeText()
  const { answers, pending, failed, old } = useAnswers(words)
  const outages = useOutagesAmong(answers)
  const others = answers.filter(answer => !outages.some(row => row.id === answer.id))
  const count = outages.length + others.length
  const said = failed ? t('failed') : count > 0 ? t('found', { count }) : t('nothing')
  return (
    <section aria-label={t('answers')}>
      <p role="status" className={classes('answers-said', count > 0 && 'hidden-visually')}>
        {pending || old ? '' : said}
      </p>
      {pending ? (
        <CardSkeletons count={3} />
      ) : (
        <ul className={classes('cards answers', old && 'is-old')}>
          {outages.map(row => (
            <li key={row.id}>
              <OneOutage row={row} />
            </li>
          ))}
          {others.map(answer => (
            <li key={answer.id}>
              <OneAnswer answer={answer} words={words} />
            </li>
          ))}
          <li>
            <Row to={reportPlace({ words })} icon="add" tone="report" title={t('reportWords', { words: words.trim() })} more={t('reportWordsHelp')} />
          </li>
        </ul>
      )}
    </section>
  )
}

/** Outages that were found, or whose service was: they come first. */
function useOutagesAmong(answers: readonly Answer[]): readonly RecordRow[] {
  const found = new Set(answers.map(answer => answer.id))
  return useOutages().outages.filter(row => isUnderway(row) && (found.has(row.id) || found.has(textIn(row, 'service'))))
}

function OneOutage({ row }: { row: RecordRow }) {
  const t = useOutageText()
  const { type, names } = useOutages()
  if (!type) return null
  const more = [t('knownOutage'), names[textIn(row, 'service')]?.title].filter(Boolean).join(' · ')
  return (
    <>
      <Row to={thingPlace(type.path, addressOf(row))} icon="warning" tone="outage" title={titleIn(type, row)} more={more} />
      <div className="answer-too">
        <MeToo row={row} />
      </div>
    </>
  )
}

function OneAnswer({ answer, words }: { answer: Answer; words: string }) {
  const t = useHomeText()
  const things = useThingsText()
  const me = useMe().id
  const mine = useThings('open').things.find(thing => thing.row.id === answer.id)
  const type = findType(useModel(), answer.type)
  if (!type) return null
  if (type.name === 'service')
    return (
      <Row
        to={reportPlace({ words, service: answer.id })}
        icon="settings"
        tone="service"
        title={t('reportService', { service: answer.title })}
        more={t('service')}
      />
    )
  const { status } = standingOf(type, mine?.row ?? { ...answer, version: 0 }, me)
  return (
    <Row
      to={thingPlace(type.path, answer.number ?? answer.id)}
      icon={answer.category === 'done' ? 'check' : 'chat'}
      tone={answer.category === 'done' ? 'done' : 'open'}
      title={answer.title}
      more={[things(status), answer.number].filter(Boolean).join(' · ')}
    />
  )
}

interface RowProps {
  readonly to: string
  readonly icon: IconName
  readonly tone: 'open' | 'done' | 'service' | 'report' | 'outage'
  readonly title: ReactNode
  readonly more: ReactNode
}

function Row({ to, icon, tone, title, more }: RowProps) {
  return (
    <Link href={to} className="card-row answer">
      <span className={classes('answer-mark', `is-${tone}`)}>
        <Icon name={icon} size={18} />
      </span>
      <span className="answer-words">
        <b>{title}</b>
        <small>{more}</small>
      </span>
      <Icon name="right" />
    </Link>
  )
}
