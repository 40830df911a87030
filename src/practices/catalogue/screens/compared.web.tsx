import { useRows } from '../../../web/client/index.ts'
import type { RecordParts } from '../../../web/desk/record/aside.tsx'
import { Skeleton } from '../../../web/ui/index.ts'
import type { Offer } from '../../shared/offer.ts'
import { differencesOf } from '../compare.ts'
import { Differences } from './differences.web.tsx'
import { useCatalogueText } from './words.web.ts'
import './editor.css'

/** A version beside the one before. */
export default function Compared({ type, record, past }: RecordParts) {
  const t = useCatalogueText()
  const filter = `item == '${String(record.item)}' && versionNumber == ${Number(record.versionNumber) - 1}`
  const { data, isPending } = useRows(type, { filter, fields: 'offer', limit: 1 })
  if (past) return null
  const before = data?.items[0]
  return (
    <section>
      <h2>{t('compare')}</h2>
      {isPending ? (
        <Skeleton height={40} />
      ) : before ? (
        <Differences all={differencesOf(before.offer as Offer, record.offer as Offer)} />
      ) : (
        <p className="none">{t('noVersionBefore')}</p>
      )}
    </section>
  )
}
