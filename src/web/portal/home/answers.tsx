import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { findType, useMe, useModel } from '../../client/context.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { MeToo } from '../outages/me-too.tsx'
import { isUnderway } from '../outages/outage.ts'
import { useOutages } from '../outages/use-outages.ts'
import { useOutageText } from '../outages/words.ts'
import { places, reportPlace, thingPlace } from '../places.ts'
import { addressOf, textIn, titleIn } from '../row.ts'
import { CardSkeletons } from '../shell/page-skeleton.tsx'
import { standingOf } from '../things/status.ts'
import { useThings } from '../things/use-things.ts'
import { useStandingText } from '../things/words.ts'
import { type Answer, useAnswers } from './use-answers.ts'
import { useHomeText } from './words.ts'

interface AnswersProps {
  readonly words: string
  readonly list: string
  /** The id of the one that the keyboard is at. */
  readonly active: string | undefined
}

/** What is there to the words, and last, always, the way to report them. */
export default function Answers({ words, list, active }: AnswersProps) {
  const t = useHomeText()
  const { answers, pending, failed, old } = useAnswers(words)
  const others = answers.filter(answer => answer.kind !== 'outage')
  const said = failed ? t('failed') : answers.length > 0 ? t('found', { count: answers.length }) : t('nothing')
  const optionOf = (id: string) => ({ id: `${list}-${id}`, active: active === `${list}-${id}` })
  return (
    <section aria-label={t('answers')}>
      <p role="status" className={classes('answers-said', answers.length > 0 && 'hidden-visually')}>
        {pending || old ? '' : said}
      </p>
      <Outages answers={answers} old={old} />
      {pending && <CardSkeletons count={3} />}
      <div id={list} role="listbox" aria-label={t('answers')} className={classes('cards answers', old && 'is-old')}>
        {!pending && others.map(answer => <OneAnswer key={answer.id} answer={answer} words={words} option={optionOf(answer.id)} />)}
        {!pending && (
          <Row
            option={optionOf('report')}
            to={reportPlace({ words })}
            icon="add"
            tone="report"
            title={t('reportWords', { words: words.trim() })}
            more={t('reportWordsHelp')}
          />
        )}
      </div>
    </section>
  )
}

/** What is down comes first. One can say here that it holds one up too, so it stands above the list: an option holds no button. */
function Outages({ answers, old }: { answers: readonly Answer[]; old: boolean }) {
  const found = new Set(answers.flatMap(answer => (answer.kind === 'outage' ? [answer.id] : [])))
  const rows = useOutages().outages.filter(row => isUnderway(row) && found.has(row.id))
  if (rows.length === 0) return null
  return (
    <ul className={classes('cards answers answers-down', old && 'is-old')}>
      {rows.map(row => (
        <li key={row.id}>
          <OneOutage row={row} />
        </li>
      ))}
    </ul>
  )
}

function OneOutage({ row }: { row: Parameters<typeof MeToo>[0]['row'] }) {
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

interface Option {
  readonly id: string
  readonly active: boolean
}

function OneAnswer({ answer, words, option }: { answer: Answer; words: string; option: Option }) {
  const t = useHomeText()
  const { title } = answer
  switch (answer.kind) {
    case 'service':
      return (
        <Row
          option={option}
          to={reportPlace({ words, service: answer.id })}
          icon="settings"
          tone="service"
          title={t('reportService', { service: title })}
          more={t('service')}
        />
      )
    case 'article':
      return (
        <Row
          option={option}
          to={`${places.articles}/${answer.number ?? answer.id}`}
          icon="book"
          tone="article"
          title={title}
          more={<Excerpt answer={answer} otherwise={t('article')} />}
        />
      )
    case 'item':
      return (
        <Row
          option={option}
          to={`/portal/catalogue/${answer.id}`}
          icon="board"
          tone="item"
          title={title}
          more={<Excerpt answer={answer} otherwise={t('item')} />}
        />
      )
    case 'notice':
      return (
        <Row
          option={option}
          to={`${places.announcements}/${answer.id}`}
          icon="info"
          tone="item"
          title={title}
          more={<Excerpt answer={answer} otherwise={t('notice')} />}
        />
      )
    default:
      return <OneThing answer={answer} option={option} />
  }
}

function OneThing({ answer, option }: { answer: Answer; option: Option }) {
  const said = useStandingText()
  const me = useMe().id
  const mine = useThings('open').things.find(thing => thing.row.id === answer.id)
  const type = findType(useModel(), answer.type)
  if (!type) return null
  const standing = standingOf(type, mine?.row ?? { ...answer, version: 0 }, me)
  return (
    <Row
      option={option}
      to={thingPlace(type.path, answer.number ?? answer.id)}
      icon={answer.category === 'done' ? 'check' : 'chat'}
      tone={answer.category === 'done' ? 'done' : 'open'}
      title={answer.title}
      more={[said(standing), answer.number].filter(Boolean).join(' · ')}
    />
  )
}

/** The place that was found, or what it is where there is none. */
function Excerpt({ answer: { excerpt = [] }, otherwise }: { answer: Answer; otherwise: string }) {
  if (excerpt.length === 0) return otherwise
  return (
    <span className="answer-excerpt">
      {otherwise} · {excerpt.map((piece, i) => (piece.hit ? <mark key={i}>{piece.text}</mark> : bare(piece.text)))}
    </span>
  )
}

/** Without the signs of Markdown, which mean nothing in a cut. */
const bare = (text: string): string =>
  text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[![A-Z]+\]|-{3,}|[*_`#>|]+/g, ' ')
    .replace(/ {2,}/g, ' ')

interface RowProps {
  readonly to: string
  readonly icon: IconName
  readonly tone: 'open' | 'done' | 'service' | 'report' | 'outage' | 'article' | 'item'
  readonly title: ReactNode
  readonly more: ReactNode
  /** In the list of the box; else a link of its own. */
  readonly option?: Option
}

function Row({ to, icon, tone, title, more, option }: RowProps) {
  const role = option && ({ role: 'option', id: option.id, 'aria-selected': option.active, tabIndex: -1 } as const)
  return (
    <Link href={to} className={classes('card-row answer', option?.active && 'is-active')} {...role}>
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
