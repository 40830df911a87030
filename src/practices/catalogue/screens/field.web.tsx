import type { Field, FieldOptions } from '../../../kernel/define/index.ts'
import { fieldWeb } from '../../../web/fields.ts'
import { FieldFrame } from '../../../web/ui/index.ts'

interface AnyFieldProps {
  readonly kind: string
  readonly label: string
  readonly help?: string | undefined
  readonly options?: FieldOptions
  readonly value: unknown
  readonly fault?: string | undefined
  readonly onChange: (value: unknown) => void
}

/** An input of one of the kernel's kinds, for what stands in a document rather than in a field. */
export function AnyField({ kind, label, help, options = {}, value, fault, onChange }: AnyFieldProps) {
  const field: Field = { kind, label: { en: label, de: label }, required: false, computed: false, unique: false, options }
  return <DocumentField field={field} label={label} help={help} value={value} fault={fault} onChange={onChange} />
}

interface DocumentFieldProps extends Omit<AnyFieldProps, 'kind' | 'options'> {
  readonly field: Field
}

export function DocumentField({ field, label, help, value, fault, onChange }: DocumentFieldProps) {
  const { Input } = fieldWeb(field)
  return (
    <FieldFrame label={label} help={help} fault={fault}>
      {ids => <Input field={field} value={value ?? null} onChange={given => given !== undefined && onChange(given)} {...ids} />}
    </FieldFrame>
  )
}
