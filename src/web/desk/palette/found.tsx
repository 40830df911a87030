import { useLocation } from 'wouter'
import { type Found, useModel, useSearch } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { Tag, usePause } from '../../ui/index.ts'
import type { Command } from './commands.ts'
import { usePaletteText } from './words.ts'

/** Records found for what is typed, once the typing pauses. */
export function useFound(typed: string): { readonly commands: readonly Command[]; readonly loading: boolean } {
  const t = usePaletteText()
  const say = useSay()
  const { types } = useModel()
  const [, go] = useLocation()
  const asked = usePause(typed.trim())
  const found = useSearch({ q: asked, limit: 8 }, asked.length > 1)
  const command = (hit: Found): Command[] => {
    const type = types.find(one => one.name === hit.type)
    if (!type) return []
    const state = hit.state ? type.states?.[hit.state] : undefined
    const end = state ? <Tag tone={state.tone}>{say(state)}</Tag> : <span className="pick-hint">{say(type.label.one)}</span>
    return [{ name: hit.title, group: t('records'), run: () => go(`/${type.path}/${hit.number ?? hit.id}`), end, ...(hit.number ? { hint: hit.number } : {}) }]
  }
  const hits = asked.length > 1 ? (found.data?.items ?? []).flatMap(command) : []
  const all: readonly Command[] =
    asked.length > 1
      ? [{ name: t('searchAll', { text: asked }), group: t('records'), icon: 'search', run: () => go(`/search?q=${encodeURIComponent(asked)}`) }]
      : []
  return { commands: [...hits, ...all], loading: found.isFetching }
}
