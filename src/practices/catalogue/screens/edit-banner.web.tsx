import { Link } from 'wouter'
import type { RecordParts } from '../../../web/desk/record/aside.tsx'
import { buttonClass } from '../../../web/ui/index.ts'
import { useCatalogueText } from './words.web.ts'
import './editor.css'

/** Leads whoever keeps an item to where it is written. */
export default function EditBanner({ record, past }: RecordParts) {
  const t = useCatalogueText()
  if (past || !('draft' in record) || record.state === 'retired') return null
  return (
    <div className="editor-banner">
      <p>{t('editHelp')}</p>
      <Link href={`/catalogue/${record.id}`} className={buttonClass('main')}>
        {t('edit')}
      </Link>
    </div>
  )
}
