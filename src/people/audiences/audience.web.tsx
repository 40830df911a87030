import { Link } from 'wouter'
import { type RecordPage, useRows, useType } from '../../web/client/index.ts'
import type { Panel } from '../../web/desk/record/panels.tsx'
import { defineTexts, useCount } from '../../web/text/index.ts'
import { Failed, Skeleton, Who } from '../../web/ui/index.ts'

const { useText } = defineTexts('people.audience', {
  en: {
    title: 'Who is in it',
    people_one: '{shown} person',
    people_other: '{shown} people',
    more: 'and {shown} more',
    nobody: 'Nobody. What is open to this audience alone, nobody sees.',
  },
  de: {
    title: 'Wer dazugehört',
    people_one: '{shown} Person',
    people_other: '{shown} Menschen',
    more: 'und {shown} weitere',
    nobody: 'Niemand. Was nur für diese Zielgruppe offen ist, sieht niemand.',
  },
})

/** Enough to see whether it describes whom it should. */
const most = 8

/** Whom the condition describes now, so that a wrong one is seen before something is open to the wrong people, or to nobody. */
function Members({ record }: { record: RecordPage }) {
  const t = useText()
  const said = useCount()
  const type = useType('person')
  const filter = `active == true && (${String(record.who)})`
  const { data, error, refetch } = useRows(type, { filter, sort: 'name', fields: 'name', limit: most, count: true }, typeof record.who === 'string')
  const count = data?.count ?? 0
  const left = count - (data?.items.length ?? 0)
  if (!type) return null
  return (
    <section className="stack">
      <h2>{t('title')}</h2>
      {error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={60} />
      ) : count === 0 ? (
        <p>{t('nobody')}</p>
      ) : (
        <>
          <p>
            <Link href={`/${type.path}?filter=${encodeURIComponent(filter)}`}>{t('people', { count, shown: said(count) })}</Link>
          </p>
          <ul className="stack">
            {data.items.map(({ id, name }) => (
              <li key={id}>
                <Link href={`/${type.path}/${id}`}>
                  <Who name={String(name)} />
                </Link>
              </li>
            ))}
          </ul>
          {left > 0 && <p>{t('more', { shown: said(left) })}</p>}
        </>
      )}
    </section>
  )
}

export default { record: 'audience', slot: 'record.aside', Component: Members } satisfies Panel
