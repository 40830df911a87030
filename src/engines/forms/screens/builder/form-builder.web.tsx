import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useSay } from '../../../../web/text/index.ts'
import { Icon } from '../../../../web/ui/index.ts'
import { type FormFault, faultsOfForm } from '../../faults.ts'
import { type Form, partsOf } from '../../form.ts'
import { renamed, settled } from '../../rename.ts'
import { withSets } from '../../sets.ts'
import { duplicated, inserted, moved, partOf, removed, replaced, type Spot, spotOf, stepped } from '../../tree.ts'
import type { BuilderActs } from './acts.web.ts'
import { AddPart } from './add-part.web.tsx'
import { useDragging } from './dragging.web.ts'
import { BuildingProvider, useBuildingOf, useTypes } from './model.web.ts'
import { newPart } from './new-part.web.ts'
import { PartList, useName } from './part-card.web.tsx'
import { Preview } from './preview.web.tsx'
import { useSets } from './use-sets.web.ts'
import { sayBuilder, useBuilderText } from './words.web.ts'
import './builder.css'

interface FormBuilderProps {
  readonly form: Form
  readonly onChange: (form: Form) => void
}

/** Where a form is built: its parts, each edited in its place; beside them the form as it will be seen, and what keeps it back. */
export function FormBuilder({ form, onChange }: FormBuilderProps) {
  const t = useBuilderText()
  const types = useTypes()
  const building = useBuildingOf(form, types)
  const { acts, said, root } = useActs(form, onChange)
  const dragging = useDragging(acts.drop)
  const whole = withSets(form, useSets(form))
  const late = useDeferredValue(whole)
  const faults = useMemo(() => faultsOfForm(late, { model: types }), [late, types])
  return (
    <BuildingProvider value={building}>
      <div ref={root} className="builder">
        <div className="builder-side">
          <PartList parts={form.parts} within={undefined} acts={acts} dragging={dragging} faults={faults} />
          <AddPart label={t('add')} onAdd={kind => acts.add(kind, spotBehind(form, acts.open))} />
          <Faults form={form} faults={faults} onOpen={key => acts.open !== key && acts.toggle(key)} />
          <p className="hidden-visually" aria-live="polite">
            {said}
          </p>
        </div>
        <Preview form={late} types={types} />
      </div>
    </BuildingProvider>
  )
}

/** Behind the part that is open, so that one goes on where one is; at the end otherwise. */
function spotBehind(form: Form, open: string | undefined): Spot {
  const spot = open === undefined ? undefined : spotOf(form, open)
  return spot ? { ...spot, at: spot.at + 1 } : { within: undefined, at: form.parts.length }
}

function useActs(form: Form, onChange: (form: Form) => void) {
  const [open, setOpen] = useState<string>()
  const [said, setSaid] = useState('')
  const root = useRef<HTMLDivElement>(null)
  const focus = useRef<{ readonly key: string; readonly on: string }>(undefined)
  useEffect(() => {
    if (!focus.current) return
    const { key, on } = focus.current
    focus.current = undefined
    root.current?.querySelector<HTMLElement>(`[data-part="${key}"] ${on}`)?.focus()
  })
  /** Another part is open now: the one before has a key after its words from here on. */
  const turnTo = (next: Form, key: string | undefined) => {
    const done = open === undefined || open === key ? next : settled(next, open)
    if (done !== form) onChange(done)
    setOpen(key)
  }
  const tellPlace = (next: Form, key: string) => {
    const spot = spotOf(next, key)
    const part = partOf(next, key)
    if (!spot || !part) return
    const around = spot.within === undefined ? undefined : partOf(next, spot.within)
    const of = around?.part === 'section' ? around.parts.length : next.parts.length
    const words = { part: nameOf(next, key), at: spot.at + 1, of }
    setSaid(around ? sayBuilder('movedIn', { ...words, section: nameOf(next, around.key) }) : sayBuilder('movedTo', words))
  }
  const acts: BuilderActs = {
    form,
    open,
    toggle: key => turnTo(form, open === key ? undefined : key),
    add: (kind, spot) => {
      const part = newPart(kind, form)
      setSaid(sayBuilder('added', { part: sayBuilder(part.part) }))
      turnTo(inserted(form, part, spot), part.key)
    },
    put: (key, part) => onChange(replaced(form, key, part)),
    rename: (key, to) => {
      onChange(renamed(form, key, to))
      if (open === key) setOpen(to)
    },
    step: (key, way) => {
      const next = stepped(form, key, way)
      if (next === form) return
      focus.current = { key, on: document.activeElement?.classList.contains('builder-title') ? '.builder-title' : '.builder-grip' }
      onChange(next)
      tellPlace(next, key)
    },
    drop: (key, spot) => {
      const next = moved(form, key, spot)
      if (next === form) return
      onChange(next)
      tellPlace(next, key)
    },
    copy: key => {
      const copy = duplicated(form, key)
      setSaid(sayBuilder('added', { part: nameOf(copy.form, copy.key) }))
      turnTo(copy.form, copy.key)
    },
    remove: key => {
      setSaid(sayBuilder('removed', { part: nameOf(form, key) }))
      const rest = partsOf(form).map(one => one.part.key)
      const neighbour = rest[rest.indexOf(key) + 1] ?? rest[rest.indexOf(key) - 1]
      if (neighbour !== undefined) focus.current = { key: neighbour, on: '.builder-title' }
      if (open === key) setOpen(undefined)
      onChange(removed(form, key))
    },
  }
  return { acts, said, root }
}

function nameOf(form: Form, key: string): string {
  const part = partOf(form, key)
  if (!part || part.part === 'questionSet' || part.part === 'hint') return part ? sayBuilder(part.part) : key
  return part.label.en.trim() || part.label.de.trim() || sayBuilder('unnamed')
}

/** What keeps it from being published; each leads to its part. */
function Faults({ form, faults, onOpen }: { form: Form; faults: readonly FormFault[]; onOpen: (key: string) => void }) {
  const t = useBuilderText()
  if (form.parts.length === 0) return null
  if (faults.length === 0)
    return (
      <p className="builder-sound">
        <Icon name="check" />
        {t('sound')}
      </p>
    )
  return (
    <section className="builder-faults" aria-label={t('faults')}>
      <h2>{t('faults')}</h2>
      <ul>
        {faults.map(fault => (
          <li key={`${fault.key} ${fault.message.en}`}>
            <FaultLine form={form} fault={fault} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function FaultLine({ form, fault: { key, message }, onOpen }: { form: Form; fault: FormFault; onOpen: (key: string) => void }) {
  const say = useSay()
  const part = key === undefined ? undefined : partOf(form, key)
  if (!part) return say(message)
  return (
    <>
      <button type="button" className="link" onClick={() => onOpen(part.key)}>
        <PartName part={part} />
      </button>
      : {say(message)}
    </>
  )
}

const PartName = ({ part }: { part: Parameters<typeof useName>[0] }) => useName(part)
