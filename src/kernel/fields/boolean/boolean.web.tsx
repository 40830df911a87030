import type { CellProps, FieldWeb, InputProps, PicksProps } from '../../../web/fields.ts'
import { defineTexts } from '../../../web/text/index.ts'
import { Check } from '../../../web/ui/form.tsx'

const { useText } = defineTexts('boolean', { en: { yes: 'Yes', no: 'No' }, de: { yes: 'Ja', no: 'Nein' } })

function Input({ value, onChange, id, describedBy, autoFocus, label }: InputProps) {
  const t = useText()
  return (
    <Check
      id={id}
      checked={value === true}
      autoFocus={autoFocus}
      aria-describedby={describedBy}
      aria-label={label}
      label={t(value === true ? 'yes' : 'no')}
      onChange={event => onChange(event.target.checked)}
    />
  )
}

function Cell({ value }: CellProps) {
  const t = useText()
  return <span>{t(value === true ? 'yes' : 'no')}</span>
}

function Picks({ children }: PicksProps) {
  const t = useText()
  return children({
    items: [
      { value: 'true', title: t('yes') },
      { value: 'false', title: t('no') },
    ],
  })
}

export default { Input, Cell, Picks, fromPick: picked => picked === 'true' } satisfies FieldWeb
