import { useMemo } from 'react'
import type { Field, FieldOptions } from '../../../kernel/define/index.ts'
import { type Names, type Row, type TypeShape, useRows, useType } from '../../../web/client/index.ts'
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
  const names = useNamesIn(field, value)
  return (
    <FieldFrame label={label} help={help} fault={fault}>
      {ids => <Input field={field} value={value ?? null} onChange={given => given !== undefined && onChange(given)} names={names} {...ids} />}
    </FieldFrame>
  )
}

function titleOf(row: Row, type: TypeShape | undefined): string {
  const title = row[type?.views.title ?? '']
  return typeof title === 'string' ? title : ''
}

/** What the records are called that stand in a document: the server tells that of fields only. */
function useNamesIn({ options: { to } }: Field, value: unknown): Names {
  const type = useType(to)
  const ids = (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id))
  const filter = `id in [${ids.map(id => `'${id}'`).join(', ')}]`
  const { data } = useRows(type, { filter, limit: 200 }, ids.length > 0)
  return useMemo(() => {
    const named = (data?.items ?? []).map(row => [row.id, { title: titleOf(row, type), type: type?.name ?? '' }] as const)
    return { ...data?.names, ...Object.fromEntries(named) }
  }, [data, type])
}
