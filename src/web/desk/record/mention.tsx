import { useState } from 'react'
import type { Field } from '../../../kernel/define/index.ts'
import { fieldWeb } from '../../fields.ts'
import { IconButton, Pick, Popover } from '../../ui/index.ts'
import { useRecordText } from './words.ts'

const somebody: Field = {
  kind: 'reference',
  label: { en: 'Mention', de: 'Erwähnen' },
  required: false,
  computed: false,
  unique: false,
  options: { to: 'person', only: 'active == true' },
}

/** Names somebody in a comment, so that they hear of it if they may read it. */
export function Mention({ onMention }: { onMention: (mention: string) => void }) {
  const t = useRecordText()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const { Picks } = fieldWeb(somebody)
  if (!Picks) return null
  return (
    <Popover open={open} onOpenChange={setOpen} side="top" label={t('mention')} trigger={<IconButton icon="at" small label={t('mention')} />}>
      <Picks field={somebody} typed={typed}>
        {picks => (
          <Pick
            label={t('mention')}
            items={picks.items}
            chosen={[]}
            onTyped={setTyped}
            {...(picks.loading ? { loading: true } : {})}
            onPick={([id]) => {
              const found = picks.items.find(item => item.value === id)
              setOpen(false)
              if (found) onMention(`@[${found.title.replace(/[[\]\n]/g, ' ')}](person:${found.value}) `)
            }}
            focus
          />
        )}
      </Picks>
    </Popover>
  )
}
