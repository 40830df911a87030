import { Link } from 'wouter'
import { type TypeShape, useModel } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { PageBar } from '../parts/page.tsx'
import { isAdministered } from '../shell/sections.ts'
import { useAdminText } from './words.ts'

interface Entry {
  readonly href: string
  readonly title: string
  readonly help: string
}

/** Administered, but no people or places. */
const rulesOfWork = new Set(['serviceLevel', 'calendar'])

/** Everything one can set up, in one look. */
export function AdminHome() {
  const t = useAdminText()
  const say = useSay()
  const { types } = useModel()
  const listed = (type: TypeShape): Entry => ({ href: `/${type.path}`, title: say(type.label.many), help: say(type.help) })
  const people = types.filter(type => isAdministered(type) && !rulesOfWork.has(type.name)).map(listed)
  const settings = types
    .filter(type => type.single)
    .map((type): Entry => ({ href: `/admin/settings/${type.path}`, title: say(type.label.one), help: say(type.help) }))
  const has = (name: string) => types.some(type => type.name === name)
  const rules: readonly Entry[] = [
    ...types.filter(type => rulesOfWork.has(type.name)).map(listed),
    ...(has('priorityRule') ? [{ href: '/admin/priority-matrix', title: t('matrix'), help: t('matrixHelp') }] : []),
    ...settings,
  ]
  const access: readonly Entry[] = [
    { href: '/admin/tokens', title: t('tokens'), help: t('tokensHelp') },
    { href: '/admin/sessions', title: t('sessions'), help: t('sessionsHelp') },
    { href: '/admin/audit', title: t('audit'), help: t('auditHelp') },
    ...(has('view') ? [{ href: '/views', title: t('views'), help: t('viewsHelp') }] : []),
  ]
  return (
    <>
      <PageBar title={t('title')} />
      <div className="narrow stack">
        <Entries title={t('people')} entries={people} />
        <Entries title={t('rules')} entries={rules} />
        <Entries title={t('access')} entries={access} />
      </div>
    </>
  )
}

function Entries({ title, entries }: { title: string; entries: readonly Entry[] }) {
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
