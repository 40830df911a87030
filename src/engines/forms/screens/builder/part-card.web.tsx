import type { KeyboardEvent } from 'react'
import { useSay } from '../../../../web/text/index.ts'
import { classes, Icon, IconButton, Menu, MenuItem } from '../../../../web/ui/index.ts'
import type { FormFault } from '../../faults.ts'
import { type Part, partsOf } from '../../form.ts'
import { AddPart } from './add-part.web.tsx'
import type { BuilderActs } from './acts.web.ts'
import type { Dragging } from './dragging.web.ts'
import { PartEditor } from './part-editor.web.tsx'
import { kindWords, useBuilderText } from './words.web.ts'

interface ListProps {
  readonly parts: readonly Part[]
  /** Key of the section they stand in. */
  readonly within: string | undefined
  readonly acts: BuilderActs
  readonly dragging: Dragging
  readonly faults: readonly FormFault[]
}

/** Parts in their order, each with its editor where it is open. */
export function PartList({ parts, within, ...rest }: ListProps) {
  const t = useBuilderText()
  if (parts.length === 0)
    return (
      <p className="builder-empty none" data-empty={within ?? ''}>
        {t(within === undefined ? 'empty' : 'emptySection')}
      </p>
    )
  return (
    <ol className="builder-parts" {...(within === undefined ? { 'aria-label': t('parts') } : {})}>
      {parts.map((part, at) => (
        <PartCard key={part.key} part={part} at={at} last={at === parts.length - 1} within={within} before={parts[at - 1]} {...rest} />
      ))}
    </ol>
  )
}

interface CardProps extends Omit<ListProps, 'parts'> {
  readonly part: Part
  readonly at: number
  readonly last: boolean
  readonly before: Part | undefined
}

function PartCard({ part, at, last, within, before, acts, dragging, faults }: CardProps) {
  const t = useBuilderText()
  const name = useName(part)
  const isOpen = acts.open === part.key
  const own = faults.filter(({ key }) => key === part.key)
  const { landing } = dragging
  const mark = landing?.beside === part.key ? `is-${landing.side}` : undefined
  const keys = (event: KeyboardEvent) => {
    const way = event.altKey ? ways[event.key] : undefined
    if (!way) return
    event.preventDefault()
    event.stopPropagation()
    acts.step(part.key, way)
  }
  return (
    <li
      className={classes('builder-part', `is-${part.part}`, isOpen && 'is-open', dragging.key === part.key && 'is-dragged', mark)}
      data-part={part.key}
      data-within={within ?? ''}
      data-at={at}
      onKeyDown={keys}
    >
      <div className="builder-head">
        <button type="button" className="builder-grip" aria-label={t('grip', { part: name })} title={t('grip', { part: name })} {...dragging.grip(part.key)}>
          <Icon name="grip" />
        </button>
        <button type="button" className="builder-title" aria-expanded={isOpen} onClick={() => acts.toggle(part.key)}>
          <span className="hidden-visually">{t('edit')} </span>
          <Title part={part} name={name} />
        </button>
        {own.length > 0 && (
          <span className="builder-fault-mark" title={own.length === 1 ? undefined : String(own.length)}>
            <Icon name="warning" size={14} />
          </span>
        )}
        <IconButton small icon="up" label={t('up', { part: name })} aria-disabled={at === 0 || undefined} onClick={() => acts.step(part.key, 'up')} />
        <IconButton small icon="down" label={t('down', { part: name })} aria-disabled={last || undefined} onClick={() => acts.step(part.key, 'down')} />
        <Menu trigger={<IconButton small icon="more" label={t('acts', { part: name })} />} align="end">
          {before?.part === 'section' && <MenuItem onClick={() => acts.step(part.key, 'in')}>{t('into')}</MenuItem>}
          {within !== undefined && <MenuItem onClick={() => acts.step(part.key, 'out')}>{t('out')}</MenuItem>}
          <MenuItem onClick={() => acts.copy(part.key)}>{t('copy')}</MenuItem>
          <MenuItem icon="trash" danger onClick={() => acts.remove(part.key)}>
            {t('remove')}
          </MenuItem>
        </Menu>
      </div>
      {isOpen && (
        <>
          <Faults faults={own} />
          <PartEditor
            part={part}
            taken={partsOf(acts.form).map(one => one.part.key)}
            onChange={next => acts.put(part.key, next)}
            onRename={key => acts.rename(part.key, key)}
          />
        </>
      )}
      {part.part === 'section' && (
        <div className="builder-inner">
          <PartList parts={part.parts} within={part.key} acts={acts} dragging={dragging} faults={faults} />
          <AddPart label={t('addTo', { section: name })} onAdd={kind => acts.add(kind, { within: part.key, at: part.parts.length })} small />
        </div>
      )}
    </li>
  )
}

const ways: Readonly<Record<string, 'up' | 'down' | 'in' | 'out'>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' }

/** What a part is called where one builds: its words, or what it is. */
export function useName(part: Part): string {
  const t = useBuilderText()
  const say = useSay()
  if (part.part === 'questionSet') return t('questionSet')
  const words = part.part === 'hint' ? part.text : part.label
  const said = (say(words) || words.en || words.de).trim()
  return said === '' ? t('unnamed') : said.length > 80 ? `${said.slice(0, 80)} …` : said
}

function Title({ part, name }: { part: Part; name: string }) {
  const t = useBuilderText()
  const say = useSay()
  const isNeeded = part.part === 'question' && part.require !== undefined
  return (
    <>
      <span className="clip">
        {name}
        {isNeeded && ' *'}
      </span>
      <small>
        {part.part === 'question' ? say(kindWords[part.kind]) : t(part.part)}
        {part.show !== undefined && `, ${t('whenever')}`}
      </small>
    </>
  )
}

function Faults({ faults }: { faults: readonly FormFault[] }) {
  const say = useSay()
  return faults.map(({ message }) => (
    <p key={message.en} className="field-fault">
      <Icon name="warning" size={14} />
      {say(message)}
    </p>
  ))
}
