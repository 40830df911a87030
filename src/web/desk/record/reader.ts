import type { Names, Row } from '../../client/index.ts'

/** Who reads public comments: the requester's first name, if there is a requester. */
export function readerOf(record: Row, names: Names): string | undefined {
  const { requester } = record
  return typeof requester === 'string' ? names[requester]?.title.split(' ')[0] : undefined
}
