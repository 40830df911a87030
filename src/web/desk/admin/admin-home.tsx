import { Link } from 'wouter'
import type { Place } from '../../../kernel/define/index.ts'
import { type TypeShape, useModel } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { PageBar } from '../parts/page.tsx'
import { isAt } from '../shell/sections.ts'
import { useAdminText } from './words.ts'

interface Entry {
  readonly href: string
  readonly title: string
  readonly help: string
}

/** Everything one can set up, in one look. */
export function AdminHome() {
  const t = useAdminText()
  const say = useSay()
  const { types } = useModel()
  const entryOf = (type: TypeShape): Entry => ({ href: `/${type.path}`, title: say(type.label.many), help: say(type.help) })
  const entriesAt = (place: Place) => types.filter(isAt(place)).map(entryOf)
  const settings = types
    .filter(type => type.single)
    .map((type): Entry => ({ href: `/admin/settings/${type.path}`, title: say(type.label.one), help: say(type.help) }))
  const has = (name: string) => types.some(type => type.name === name)
  const rules: readonly Entry[] = [
    ...(has('priorityRule') ? [{ href: '/admin/priority-matrix', title: t('matrix'), help: t('matrixHelp') }] : []),
    ...entriesAt('rules'),
    ...settings,
  ]
  const access: readonly Entry[] = [
    { href: '/admin/tokens', title: t('tokens'), help: t('tokensHelp') },
    { href: '/admin/sessions', title: t('sessions'), help: t('sessionsHelp') },
    { href: '/admin/jobs', title: t('jobs'), help: t('jobsHelp') },
    { href: '/admin/audit', title: t('audit'), help: t('auditHelp') },
    ...(has('view') ? [{ href: '/views', title: t('views'), help: t('viewsHelp') }] : []),
  ]
  return (
    <>
      <PageBar title={t('title')} />
      <div className="narrow stack">
        <Entries title={t('people')} entries={entriesAt('people')} />
        <Entries title={t('offers')} entries={entriesAt('offers')} />
        <Entries title={t('rules')} entries={rules} />
        <Entries title={t('channels')} entries={entriesAt('channels')} />
        <Entries title={t('access')} entries={access} />
      </div>
    </>
  )
}

function Entries({ title, entries }: { title: string; entries: readonly Entry[] }) {
  if (entries.length === 0) return null
  return (
    <section>
      <h2 className="admin-heading">{title}</h2>
      <ul className="admin-list">
        {entries.map(entry => (
          <li key={entry.href}>
            <Link href={entry.href}>
              <b>{entry.title}</b>
              <span>{entry.help}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
