import type { Text } from '../../kernel/define/index.ts'
import type { Context } from '../../kernel/records/index.server.ts'
import { person } from '../../people/index.ts'

/** What is said by itself to whoever something is for, in their language. */
export async function sayTo({ requester }: { readonly requester: string }, words: Text, { records, by }: Pick<Context, 'records' | 'by'>): Promise<string> {
  const { language } = await records.get(by('request-words'), person, requester)
  return words[language]
}

export const saying = {
  rejected: { en: 'It was not approved.', de: 'Es wurde nicht genehmigt.' },
  expired: { en: 'Nobody approved it in time.', de: 'Niemand hat es rechtzeitig genehmigt.' },
  couldNot: { en: 'It could not be done.', de: 'Es ließ sich nicht umsetzen.' },
  nothingDelivered: { en: 'Nothing of it was delivered.', de: 'Nichts davon wurde geliefert.' },
} as const satisfies Record<string, Text>
