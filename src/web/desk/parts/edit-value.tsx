import { type ReactElement, type SyntheticEvent, useState } from 'react'
import type { Field } from '../../../kernel/define/index.ts'
import { type Names, useMe } from '../../client/index.ts'
import { fieldWeb, isBlank } from '../../fields.ts'
import { useSay } from '../../text/index.ts'
import { Button, Pick, Popover } from '../../ui/index.ts'
import { useDeskText } from '../words.ts'

interface EditValueProps {
  readonly field: Field
  readonly value: unknown
  readonly names: Names
  readonly trigger?: ReactElement
  readonly anchor?: HTMLElement | null
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly onSave: (value: unknown) => void
  readonly row?: Readonly<Record<string, unknown>>
}

/** Changes one value where it stands: a list where one chooses, an input where one writes. */
export function EditValue(props: EditValueProps) {
  const say = useSay()
  const { field, trigger, anchor, open, onOpenChange } = props
  const chosen = fieldWeb(field).Picks !== undefined
  return (
    <Popover open={open} onOpenChange={onOpenChange} {...(trigger ? { trigger } : {})} {...(anchor ? { anchor } : {})} label={say(field.label)} roomy={!chosen}>
      {chosen ? <Choosing {...props} /> : <Writing {...props} />}
    </Popover>
  )
}

function Choosing({ field, value, onSave, onOpenChange }: EditValueProps) {
  const say = useSay()
  const t = useDeskText()
  const me = useMe()
  const [typed, setTyped] = useState('')
  const { Picks, fromPick, many } = fieldWeb(field)
  const [chosen, setChosen] = useState<readonly string[]>(isBlank(value) ? [] : [value].flat().map(String))
  const pick = (next: readonly string[]) => {
    setChosen(next)
    onSave(many ? next : next[0] === undefined ? null : (fromPick?.(next[0]) ?? next[0]))
    if (!many) onOpenChange(false)
  }
  const self = field.options.to === 'person' && !many && chosen[0] !== me.id
  const foot = (
    <>
      {self && (
        <button type="button" className="menu-item" onClick={() => pick([me.id])}>
          <span className="pick-mark" />
          <span className="grow">{me.name}</span>
          <span className="pick-hint">{t('me')}</span>
        </button>
      )}
      {!field.required && chosen.length > 0 && (
        <button type="button" className="menu-item" onClick={() => pick([])}>
          <span className="pick-mark" />
          <span className="none">{t(field.options.to === 'person' ? 'nobody' : 'none')}</span>
        </button>
      )}
    </>
  )
  if (!Picks) return null
  return (
    <Picks field={field} typed={typed}>
      {picks => (
        <Pick
          label={say(field.label)}
          items={picks.items}
          chosen={chosen}
          onPick={pick}
          {...(many ? { many } : {})}
          {...(picks.searched ? { onTyped: setTyped } : {})}
          {...(picks.loading ? { loading: true } : {})}
          foot={foot}
          focus
        />
      )}
    </Picks>
  )
}

function Writing({ field, value, names, row, onSave, onOpenChange }: EditValueProps) {
  const say = useSay()
  const t = useDeskText()
  const { Input, wide } = fieldWeb(field)
  const [next, setNext] = useState(value)
  const save = (event: SyntheticEvent) => {
    event.preventDefault()
    if (next === undefined) return
    onOpenChange(false)
    onSave(next)
  }
  return (
    <form className={wide ? 'stack edit-wide' : 'stack'} onSubmit={save}>
      <Input field={field} value={next} onChange={setNext} names={names} label={say(field.label)} autoFocus {...(row ? { row } : {})} />
      <div className="row">
        <Button type="submit" look="main" small disabled={next === undefined}>
          {t('save')}
        </Button>
        <Button small look="quiet" onClick={() => onOpenChange(false)}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
