import { attempt, type RecordPage, type TypeShape, useTransition } from '../../client/index.ts'
import { isBlank } from '../../fields.ts'
import { useSay } from '../../text/index.ts'
import { Button, Icon, Menu, MenuItem, toastProblem } from '../../ui/index.ts'
import { asking } from './asking.ts'
import { orderedTransitions } from './transitions.tsx'
import type { Audience } from './writing.ts'
import { useRecordText } from './words.ts'

interface SendAndProps {
  readonly type: TypeShape
  readonly record: RecordPage
  readonly audience: Audience
  readonly text: string
  readonly onSent: () => void
}

/** Sends and moves on in one act: "send and wait". What else the transition needs, it asks for. */
export function SendAnd({ type, record, audience, text, onSent }: SendAndProps) {
  const t = useRecordText()
  const say = useSay()
  const move = useTransition(type)
  const ways = orderedTransitions(type, record).filter(({ asked }) => asked.comment?.visibility === audience)
  if (ways.length === 0 || text.trim() === '') return null
  const run = (name: string) => {
    const asked = type.transitions?.[name]
    if (asked?.requires?.some(field => isBlank(record[field]))) return asking.set({ id: record.id, transition: name, comment: text, sent: onSent })
    attempt(move, { id: record.id, name, input: { comment: text } }, { onSuccess: onSent, onError: toastProblem })
  }
  return (
    <Menu
      align="end"
      side="top"
      trigger={
        <Button>
          {t(audience === 'public' ? 'sendAnd' : 'noteAnd')}
          <Icon name="down" size={14} />
        </Button>
      }
    >
      {ways.map(({ name, asked }) => (
        <MenuItem key={name} danger={asked.tone === 'danger'} onClick={() => run(name)}>
          {say(asked.label)}
        </MenuItem>
      ))}
    </Menu>
  )
}
