import { type KeyboardEvent, useState } from 'react'
import { Link } from 'wouter'
import type { Word } from '../../../kernel/define/index.ts'
import { type Names, type Row, type TypeShape, useCountOf, useList } from '../../client/index.ts'
import { namesOf, rowsOf } from '../../client/lists.ts'
import { fieldWeb } from '../../fields.ts'
import { useCount, useSay } from '../../text/index.ts'
import { Button, classes, Skeleton, Tag } from '../../ui/index.ts'
import { both } from '../filter/read.ts'
import { CountdownOf, CountdownsHere, useCountdowns } from '../clocks/index.ts'
import { addressOf, pageOf, titleOf } from '../parts/address.ts'
import { Value } from '../parts/value.tsx'
import type { Dragged } from './board.tsx'
import type { View } from './view-state.ts'
import { useListText } from './words.ts'

interface BoardColumnProps {
  readonly type: TypeShape
  readonly by: string
  readonly value: string
  readonly word: Word | undefined
  readonly view: View
  readonly dragged: Dragged | undefined
  readonly onDrag: ((dragged: Dragged | undefined) => void) | undefined
  readonly onDrop: (to: string) => void
  readonly onShift: (row: Row, names: Names, step: number) => void
}

/** As rule text writes it: levels as numbers, choices in quotes. */
const literal = (type: TypeShape, by: string, value: string) => {
  const field = type.fields[by]
  const picked = field && fieldWeb(field).fromPick?.(value)
  return typeof picked === 'number' ? String(picked) : `'${value}'`
}

export function BoardColumn({ type, by, value, word, view, dragged, onDrag, onDrop, onShift }: BoardColumnProps) {
  const t = useListText()
  const say = useSay()
  const said = useCount()
  const [over, setOver] = useState(false)
  const filter = both(view.filter, `${by} == ${literal(type, by, value)}`)
  const list = useList(type, { filter, sort: view.sort, limit: 25 })
  const count = useCountOf(type, filter)
  /** One that was just moved away leaves at once, though the list is not yet asked again. */
  const rows = rowsOf(list.data).filter(row => String(row[by]) === value)
  const names = namesOf(list.data)
  const ended = type.states?.[value]?.category === 'done'
  const { countdowns } = useCountdowns(ended ? [] : [{ type, ids: rows.map(row => row.id) }])
  const label = word ? say(word) : value
  const takes = dragged !== undefined && dragged.from !== value
  return (
    <section
      className={classes('board-column', count.data === 0 && 'is-empty', over && takes && 'is-over')}
      aria-label={label}
      onDragOver={event => takes && (event.preventDefault(), setOver(true))}
      onDragLeave={() => setOver(false)}
      onDrop={event => (event.preventDefault(), setOver(false), onDrop(value))}
    >
      <h2>
        <Tag tone={word?.tone}>{label}</Tag>
        <span className="none num">{said(count.data)}</span>
      </h2>
      <CountdownsHere value={countdowns}>
        <ul>
          {list.isPending && <CardSkeletons />}
          {rows.map(row => (
            <Card
              key={row.id}
              type={type}
              row={row}
              names={names}
              by={by}
              onDrag={on => onDrag?.(on ? { row, names, from: value } : undefined)}
              movable={onDrag !== undefined}
              onShift={step => onShift(row, names, step)}
            />
          ))}
        </ul>
      </CountdownsHere>
      {!list.isPending && rows.length === 0 && <p className="none board-none">{t('noneInColumn')}</p>}
      {list.hasNextPage && (
        <Button small look="quiet" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('moreInColumn')}
        </Button>
      )}
    </section>
  )
}

interface CardProps {
  readonly type: TypeShape
  readonly row: Row
  readonly names: Names
  readonly by: string
  readonly movable: boolean
  readonly onDrag: (on: boolean) => void
  readonly onShift: (step: number) => void
}

function Card({ type, row, names, by, movable, onDrag, onShift }: CardProps) {
  const t = useListText()
  const shown = type.views.list.filter(name => ![by, 'number', type.views.title, 'updatedAt', 'state'].includes(name)).slice(0, 3)
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (!event.shiftKey || !step || !movable) return
    event.preventDefault()
    onShift(step)
  }
  return (
    <li draggable={movable} className="card" onDragStart={() => onDrag(true)} onDragEnd={() => onDrag(false)}>
      <Link href={pageOf(type, row)} className="card-title" onKeyDown={keys} {...(movable ? { title: t('cardHint') } : {})}>
        {titleOf(type, row)}
      </Link>
      <div className="card-facts">
        {type.numbered && <span className="none num">{addressOf(row)}</span>}
        {shown.map(name => type.fields[name] && row[name] != null && <Value key={name} field={type.fields[name]} value={row[name]} names={names} dense />)}
        <CountdownOf id={row.id} />
      </div>
    </li>
  )
}

function CardSkeletons() {
  return [70, 90, 55].map(width => (
    <li key={width} className="card">
      <Skeleton width={`${width}%`} />
      <Skeleton width={80} />
    </li>
  ))
}
