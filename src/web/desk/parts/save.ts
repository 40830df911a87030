import { useQueryClient } from '@tanstack/react-query'
import { attempt, isProblem, refresh, type Row, type TypeShape, useChange } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { fieldWeb } from '../../fields.ts'
import { toast, toastProblem } from '../../ui/index.ts'
import { useDeskText } from '../words.ts'
import { nameOf } from './address.ts'

interface Outcome {
  readonly done?: () => void
  /** What was given is wrong; said here instead of in passing, where it can be mended. */
  readonly refused?: (error: unknown) => void
}

/** Changes one field at once, says what came of it, and offers the way back. */
export function useSaveField(type: TypeShape) {
  const t = useDeskText()
  const say = useSay()
  const client = useQueryClient()
  const change = useChange(type)
  const fail = (error: unknown) => {
    if (!isProblem(error, 412)) return toastProblem(error)
    refresh(client, type.name)
    toast({ text: t('newer'), more: t('newerHelp'), fault: true })
  }
  return (row: Row, name: string, value: unknown, { done, refused }: Outcome = {}): void => {
    const before = row[name]
    if (JSON.stringify(before ?? null) === JSON.stringify(value ?? null)) return done?.()
    const field = type.fields[name]
    const label = field ? say(field.label) : name
    const isHidden = field !== undefined && fieldWeb(field).hidden === true
    const back = () => attempt(change, { id: row.id, fields: { [name]: before ?? null } }, { onError: fail })
    attempt(
      change,
      { id: row.id, version: row.version, fields: { [name]: value }, seen: { [name]: before } },
      {
        onError: error => (refused && isProblem(error, 422) ? refused(error) : fail(error)),
        onSuccess: () => {
          toast({ text: t('changed', { field: label, name: nameOf(type, row) }), ...(isHidden ? {} : { undo: back }) })
          done?.()
        },
      },
    )
  }
}
