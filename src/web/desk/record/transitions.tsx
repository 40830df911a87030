import { attempt, type RecordPage, type TypeShape, useTransition } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { Button, Icon, Menu, MenuItem, toast, toastProblem } from '../../ui/index.ts'
import { nameOf } from '../parts/address.ts'
import { asksSomething } from '../parts/asks.ts'
import { useTransitionText } from '../parts/transition-words.ts'
import { asking } from './asking.ts'
import { useRecordText } from './words.ts'

const weight = { main: 0, plain: 1, quiet: 2, danger: 3 } as const

/** Transitions possible now: the main ones as buttons, the rare and the dangerous in a menu. */
export function orderedTransitions(type: TypeShape, record: RecordPage) {
  const possible = (record._transitions ?? []).flatMap(name => (type.transitions?.[name] ? [{ name, asked: type.transitions[name] }] : []))
  return possible.sort((a, b) => weight[a.asked.tone ?? 'plain'] - weight[b.asked.tone ?? 'plain'])
}

/** Does it at once where nothing is asked, else opens the form. */
export function useMove(type: TypeShape, record: RecordPage) {
  const t = useTransitionText()
  const say = useSay()
  const move = useTransition(type)
  const run = (name: string) => {
    const asked = type.transitions?.[name]
    if (!asked) return
    if (asksSomething(asked)) return asking.set({ id: record.id, transition: name })
    attempt(
      move,
      { id: record.id, name },
      { onError: toastProblem, onSuccess: () => toast(t('done', { name: nameOf(type, record), transition: say(asked.label) })) },
    )
  }
  return { run, busy: move.isPending }
}

export function Transitions({ type, record, open }: { type: TypeShape; record: RecordPage; open: string | undefined }) {
  const t = useRecordText()
  const say = useSay()
  const { run, busy } = useMove(type, record)
  const ordered = orderedTransitions(type, record)
  if (ordered.length === 0) return null
  const mains = ordered.filter(o => o.asked.tone === 'main')
  const plain = ordered.filter(o => o.asked.tone === undefined)
  const shown = [...plain.slice(0, Math.max(0, 3 - mains.length)), ...mains.toReversed()]
  const rest = ordered.filter(o => !shown.includes(o))
  const last = mains[0]
  return (
    <div className="record-acts">
      {rest.length > 0 && (
        <Menu
          align="end"
          trigger={
            <Button look="quiet" title={t('moreActs')}>
              {t('more')}
              <Icon name="down" size={14} />
            </Button>
          }
        >
          {rest.map(({ name, asked }) => (
            <MenuItem key={name} danger={asked.tone === 'danger'} onClick={() => run(name)}>
              {say(asked.label)}
              {asksSomething(asked) && ' …'}
            </MenuItem>
          ))}
        </Menu>
      )}
      {shown.map(({ name, asked }) => (
        <Button
          key={name}
          look={name === last?.name ? 'main' : 'plain'}
          busy={busy}
          aria-expanded={asksSomething(asked) ? open === name : undefined}
          onClick={() => run(name)}
        >
          {say(asked.label)}
          {asksSomething(asked) && ' …'}
        </Button>
      ))}
    </div>
  )
}
