import { useState } from 'react'
import { useLocation } from 'wouter'
import { useCreate } from '../../client/records.ts'
import type { Row, TypeShape } from '../../client/shapes.ts'
import { keepFiles } from '../files/kept-files.ts'
import { sendFiles } from '../files/send-files.ts'
import { places } from '../places.ts'
import { replyDraft } from '../thing/reply-draft.ts'
import { addressOf } from '../row.ts'
import type { Draft } from './draft.ts'
import { descriptionOf, titleOf } from './title-of.ts'

/** Sends the report, then its files, and leads to the page that says so. */
export function useSend(type: TypeShape, onSent: () => void) {
  const create = useCreate(type)
  const [, go] = useLocation()
  const [file, setFile] = useState<number>()
  const send = (draft: Draft, files: readonly File[]) =>
    create.mutate(
      { fields: fieldsOf(draft), key: draft.key },
      {
        onSuccess: async row => {
          const left = await sendFiles(type.path, row.id, files, setFile)
          await keepFiles(replyDraft(row), left)
          onSent()
          go(sentPlace(row, left.length > 0), { replace: true })
        },
      },
    )
  return { send, error: create.error, busy: create.isPending || file !== undefined, file }
}

const sentPlace = (row: Row, filesLeft: boolean) => `${places.sent}/${addressOf(row)}${filesLeft ? '?files=left' : ''}`

const fieldsOf = ({ words, service, impact, urgency }: Draft) => ({
  title: titleOf(words),
  impact,
  urgency,
  ...(descriptionOf(words) === null ? {} : { description: descriptionOf(words) }),
  ...(service === '' ? {} : { service }),
})
