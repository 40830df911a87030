import { useEffect, useRef } from 'react'
import { useAlive } from '../../client/alive.ts'
import { useDraft } from '../../client/drafts.ts'
import { randomName } from '../parts/random-name.ts'

export const levels = ['low', 'medium', 'high'] as const
export type Level = (typeof levels)[number]

export interface Draft {
  readonly words: string
  readonly service: string
  readonly impact: Level
  readonly urgency: Level
  /** Sent along, so that sending twice reports once. */
  readonly key: string
}

const empty: Draft = { words: '', service: '', impact: 'low', urgency: 'medium', key: '' }
export const draftName = 'report'

/** The report as written so far. What the address says is known already fills what is still blank. */
export function useReportDraft(known: { readonly words: string; readonly service: string }) {
  const [kept, keep, clear] = useDraft<Draft>(draftName, empty)
  const restored = useRef(kept.words.trim() !== '' && kept.words.trim() !== known.words.trim())
  const alive = useAlive()
  useEffect(() => {
    // Before, nobody knows what this device keeps.
    if (!alive) return
    const words = kept.words.trim() === '' ? known.words : kept.words
    const service = known.service || kept.service
    if (words !== kept.words || service !== kept.service) keep(named({ ...kept, words, service }))
    // Only what the address said on arrival counts; later the person decides.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [alive])
  const change = (part: Partial<Draft>) => keep(named({ ...kept, ...part }))
  return { draft: kept, change, clear, restored: restored.current }
}

const named = (draft: Draft): Draft => (draft.key === '' ? { ...draft, key: randomName() } : draft)
