import { useLocation } from 'wouter'
import { type TypeShape, useModel } from '../../client/index.ts'
import { useNoun, useSay } from '../../text/index.ts'
import { type Shortcut, useShortcuts } from '../../ui/index.ts'
import { openPalette } from '../palette/open.ts'
import { openKeysHelp } from './keys-help.tsx'
import { isWork } from './sections.ts'
import { useShellText } from './words.ts'

/** Keys that work on every page. */
export function useGlobalKeys(): void {
  const t = useShellText()
  const say = useSay()
  const noun = useNoun()
  const [, go] = useLocation()
  const { types } = useModel()
  const everywhere = t('everywhere')
  const group = t('go')
  const jumps = letters(types).map(
    ({ letter, type }): Shortcut => ({ keys: `g ${letter}`, label: say(type.label.many), group, run: () => go(`/${type.path}`) }),
  )
  const main = types.find(isWork)
  useShortcuts([
    { keys: 'mod+k', label: t('findKey'), group: everywhere, run: openPalette, always: true },
    { keys: '/', label: t('searchKey'), group: everywhere, run: openPalette },
    { keys: '?', label: t('helpKey'), group: everywhere, run: openKeysHelp },
    ...(main?.may.create
      ? [{ keys: 'shift+n', label: t('newKey', { type: noun(main.label.one) }), group: everywhere, run: () => go(`/${main.path}/new`) }]
      : []),
    { keys: 'g w', label: t('goWork'), group, run: () => go('/work') },
    ...jumps,
  ])
}

/** The first letter of each type's name that is still free: i for incidents, p for problems. */
function letters(types: readonly TypeShape[]): readonly { readonly letter: string; readonly type: TypeShape }[] {
  const taken = new Set(['w'])
  return [...types]
    .sort((a, b) => Number(isWork(b)) - Number(isWork(a)))
    .flatMap(type => {
      const letter = [...type.path].find(c => /[a-z]/.test(c) && !taken.has(c))
      if (!letter || type.single || type.name === 'view') return []
      taken.add(letter)
      return [{ letter, type }]
    })
}
