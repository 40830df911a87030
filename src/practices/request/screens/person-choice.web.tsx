import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, useMe } from '../../../web/client/index.ts'
import { Pick } from '../../../web/ui/pick.tsx'
import { useShopText } from './words.web.ts'

export interface Someone {
  readonly id: string
  readonly name: string
}

interface PersonChoiceProps {
  readonly value: Someone | undefined
  readonly fault?: string | undefined
  /** undefined: for oneself. */
  readonly onChange: (person: Someone | undefined) => void
}

const usePeople = (find: string) =>
  useQuery({
    queryKey: ['orders', 'people', find],
    queryFn: ({ signal }) => ask<{ items: readonly Someone[] }>('/orders/people', { query: { find }, signal }),
    placeholderData: before => before,
  })

/** For whom: oneself, or somebody for whom one may order. Whoever may order for nobody is not asked. */
export function PersonChoice({ value, fault, onChange }: PersonChoiceProps) {
  const t = useShopText()
  const me = useMe()
  const first = usePeople('')
  const [choosing, setChoosing] = useState(false)
  const others = (first.data?.items ?? []).filter(({ id }) => id !== me.id)
  if (others.length === 0 && !value) return null
  return (
    <div className="field for-whom">
      <span className="field-label" id="for-whom">
        {t('forWhom')}
      </span>
      <div className="choices-row" role="group" aria-labelledby="for-whom">
        <button type="button" className="choice" aria-pressed={value === undefined && !choosing} onClick={() => choose(undefined)}>
          {t('forMe')}
        </button>
        <button type="button" className="choice" aria-pressed={value !== undefined || choosing} onClick={() => setChoosing(true)}>
          {value?.name ?? t('forOther')}
        </button>
      </div>
      {choosing && <Choosing onPick={choose} />}
      {fault && <p className="field-fault">{fault}</p>}
    </div>
  )

  function choose(person: Someone | undefined) {
    setChoosing(false)
    onChange(person)
  }
}

export function Choosing({ onPick }: { onPick: (person: Someone) => void }) {
  const t = useShopText()
  const me = useMe()
  const [find, setFind] = useState('')
  const { data, isFetching } = usePeople(find.trim())
  const people = (data?.items ?? []).filter(({ id }) => id !== me.id)
  return (
    <div className="choosing">
      <Pick
        focus
        label={t('choosePerson')}
        items={people.map(({ id, name }) => ({ value: id, title: name }))}
        chosen={[]}
        loading={isFetching}
        onTyped={setFind}
        onPick={([id]) => {
          const one = people.find(person => person.id === id)
          if (one) onPick(one)
        }}
        foot={people.length === 0 && !isFetching ? <p className="field-help">{t('noPeople')}</p> : undefined}
      />
    </div>
  )
}
