import { type CellProps, type FieldWeb, type InputProps, type Offer, type Offered, offerOf } from '../../../web/fields.ts'
import { Select, TextInput } from '../../../web/ui/form.tsx'

function Input(props: InputProps) {
  const offer = offerOf(props.field)
  return offer ? <Chosen {...props} offer={offer} /> : <Typed {...props} />
}

/** What is typed is taken as it is: a line of text cannot be wrong, only too long. */
function Typed({ field, value, onChange, id, describedBy, invalid, autoFocus, label }: InputProps) {
  return (
    <TextInput
      id={id}
      value={typeof value === 'string' ? value : ''}
      maxLength={field.options.max}
      autoFocus={autoFocus}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-label={label}
      aria-required={field.required || undefined}
      onChange={event => onChange(event.target.value === '' ? null : event.target.value)}
    />
  )
}

const nothing = {}

interface OptionsProps extends InputProps {
  readonly items: readonly Offered[]
}

const Chosen = ({ offer: { Items }, row = nothing, ...rest }: InputProps & { offer: Offer }) => (
  <Items row={row}>{items => <Options {...rest} items={items} />}</Items>
)

/** A name of something that the screens know; one they do not know stands as it is. */
function Options({ field, value, onChange, id, describedBy, invalid, autoFocus, label, items }: OptionsProps) {
  const present = typeof value === 'string' ? value : ''
  const known = present === '' || items.some(item => item.value === present)
  return (
    <Select
      id={id}
      value={present}
      autoFocus={autoFocus}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-label={label}
      onChange={event => onChange(event.target.value || null)}
    >
      {(!field.required || present === '') && <option value="">–</option>}
      {!known && <option value={present}>{present}</option>}
      {items.map(item => (
        <option key={item.value} value={item.value}>
          {item.title}
        </option>
      ))}
    </Select>
  )
}

function Cell(props: CellProps) {
  const offer = offerOf(props.field)
  if (offer) return <Named {...props} offer={offer} />
  return <Text>{String(props.value)}</Text>
}

function Named({ value, row = nothing, offer: { Items } }: CellProps & { offer: Offer }) {
  return <Items row={row}>{items => <Text>{items.find(item => item.value === value)?.title ?? String(value)}</Text>}</Items>
}

function Text({ children }: { children: string }) {
  return (
    <span className="clip" dir="auto">
      {children}
    </span>
  )
}

export default { Input, Cell } satisfies FieldWeb
