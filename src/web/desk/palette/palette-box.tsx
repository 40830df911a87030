import { Autocomplete } from '@base-ui/react/autocomplete'
import { useEffect, useRef, useState } from 'react'
import { Icon, Kbd, printed, useUiText } from '../../ui/index.ts'
import type { Command } from './commands.ts'
import { paletteSignal } from './open.ts'
import { useFound } from './found.tsx'
import { matching } from './matching.ts'
import { useStanding } from './standing.ts'
import { usePaletteText } from './words.ts'

interface Group {
  readonly value: string
  readonly items: readonly Command[]
}

export default function PaletteBox() {
  const t = usePaletteText()
  const u = useUiText()
  const [typed, setTyped] = useState('')
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.focus(), [])
  const standing = useStanding()
  const found = useFound(typed)
  const commands = [...matching(standing, typed), ...found.commands]
  const groups: readonly Group[] = [...Map.groupBy(commands, c => c.group)].map(([value, items]) => ({ value, items }))
  const run = (command: Command) => {
    paletteSignal.close()
    // After the dialog has given back the focus, so that what is opened can keep it.
    requestAnimationFrame(() => requestAnimationFrame(command.run))
  }
  return (
    <Autocomplete.Root
      inline
      open
      items={groups}
      filter={null}
      value={typed}
      onValueChange={(value, details) => details.reason !== 'item-press' && setTyped(value)}
      autoHighlight="always"
      itemToStringValue={(command: Command) => command.name}
      keepHighlight
    >
      <div className="palette-ask">
        <Icon name="search" />
        <Autocomplete.Input ref={box} aria-label={t('title')} placeholder={t('ask')} />
      </div>
      <Autocomplete.Empty className="pick-none">{found.loading ? u('loading') : t('none', { text: typed })}</Autocomplete.Empty>
      <Autocomplete.List className="palette-list">
        {(group: Group) => (
          <Autocomplete.Group key={group.value} items={group.items}>
            <Autocomplete.GroupLabel className="menu-label">{group.value}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(command: Command) => (
                <Autocomplete.Item
                  key={command.id ?? `${command.group} ${command.name} ${command.hint ?? ''}`}
                  value={command}
                  className="menu-item"
                  onClick={() => run(command)}
                >
                  {command.icon && <Icon name={command.icon} />}
                  {command.hint && <span className="num palette-hint">{command.hint}</span>}
                  <span className="grow clip">{command.name}</span>
                  {command.keys && printed(command.keys).map(k => <Kbd key={k}>{k}</Kbd>)}
                  {command.end}
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  )
}
