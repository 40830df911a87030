import { useLocation } from 'wouter'
import { useModel, useRows, useSession, useType } from '../../client/index.ts'
import { useNoun, useSay } from '../../text/index.ts'
import { setTheme } from '../../ui/index.ts'
import { savedViewOf } from '../list/saved-view.ts'
import { openKeysHelp } from '../shell/keys-help.tsx'
import { isAdministrator, mayTendKnowledge, isWork } from '../shell/sections.ts'
import { useShellText } from '../shell/words.ts'
import { type Command, useOffered } from './commands.ts'
import { usePaletteText } from './words.ts'

/** What the palette offers before anything is typed: this record's acts, then where to go, then what to create. */
export function useStanding(): readonly Command[] {
  const t = usePaletteText()
  const s = useShellText()
  const say = useSay()
  const noun = useNoun()
  const [, go] = useLocation()
  const { types } = useModel()
  const session = useSession()
  const offered = useOffered()
  const views = useRows(useType('view'), { limit: 40, sort: 'name', count: false })
  const visible = types.filter(type => type.name !== 'view' && !type.single).sort((a, b) => Number(isWork(b)) - Number(isWork(a)))
  const to = (name: string, path: string): Command => ({ name, group: t('go'), icon: 'right', run: () => go(path) })
  const saved = (views.data?.items ?? []).map(savedViewOf).flatMap(view => {
    const type = types.find(one => one.name === view.recordType)
    return type ? [{ ...to(view.name, `/${type.path}?view=${view.id}`), id: view.id }] : []
  })
  return [
    ...offered,
    to(s('myWork'), '/work'),
    to(s('myGroups'), '/work?scope=groups'),
    to(s('unassigned'), '/work?scope=unassigned'),
    ...visible.map(type => to(say(type.label.many), `/${type.path}`)),
    ...saved,
    to(s('numbers'), '/numbers'),
    ...(types.some(type => type.name === 'report') ? [to(s('reports'), '/reports')] : []),
    ...(types.some(type => type.name === 'serviceLevel') ? [to(s('serviceLevelReport'), '/reports/service-levels')] : []),
    ...(types.some(type => type.name === 'rating') ? [to(s('satisfactionReport'), '/reports/satisfaction')] : []),
    ...(mayTendKnowledge(session) && types.some(type => type.name === 'article') ? [to(s('knowledgeGaps'), '/knowledge/gaps')] : []),
    ...(isAdministrator(session) ? [to(s('admin'), '/admin')] : []),
    ...visible
      .filter(type => type.may.create)
      .map((type): Command => ({ name: t('newOf', { type: noun(type.label.one) }), group: t('create'), icon: 'add', run: () => go(`/${type.path}/new`) })),
    { name: t('light'), group: t('other'), icon: 'sun', run: () => setTheme('light') },
    { name: t('dark'), group: t('other'), icon: 'moon', run: () => setTheme('dark') },
    { name: t('keys'), group: t('other'), icon: 'command', keys: '?', run: openKeysHelp },
  ]
}
