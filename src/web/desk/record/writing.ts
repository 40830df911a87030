import { useEffect, useMemo, useState } from 'react'
import type { RecordPage } from '../../client/index.ts'

export type Audience = 'public' | 'internal'

/** Which answer is being written, and the way for keys to start one. */
export interface Writing {
  readonly audience: Audience
  readonly to: (audience: Audience) => void
  /** Counts up when the composer shall take the focus. */
  readonly summons: number
  readonly summon: (audience: Audience) => void
  readonly busy: boolean
  readonly setBusy: (busy: boolean) => void
}

/** Opens for whom the address says (`?write=internal`), else for whoever one may write to. */
export function useWriting(record: RecordPage, search: string): Writing {
  const first: Audience = record._can && !record._can.comment ? 'internal' : 'public'
  const [audience, to] = useState<Audience>(first)
  const [summons, setSummons] = useState(0)
  const [busy, setBusy] = useState(false)
  const wanted = new URLSearchParams(search).get('write')
  useEffect(() => {
    if (wanted !== 'public' && wanted !== 'internal') return
    to(wanted)
    setSummons(n => n + 1)
  }, [wanted])
  return useMemo(() => ({ audience, to, summons, busy, setBusy, summon: next => (to(next), setSummons(n => n + 1)) }), [audience, summons, busy])
}
