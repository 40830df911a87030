import { lazy, Suspense } from 'react'
import { Editor } from '../../../practices/catalogue/screens/editor.web.tsx'
import { useType } from '../../client/index.ts'
import { Blank, Skeleton } from '../../ui/index.ts'
import { useDeskText } from '../words.ts'

const OfferPreview = lazy(() => import('../../../practices/request/screens/offer-preview.web.tsx'))

/** The editor of the catalogue, with the preview that the practice of requests draws. */
export default function EditorPage({ address }: { address: string }) {
  const t = useDeskText()
  const type = useType('catalogueItem')
  if (!type) return <Blank page icon="search" title={t('noPage')} />
  return <Editor type={type} address={address} Preview={Preview} />
}

const Preview = ({ item }: { item: string }) => (
  <Suspense fallback={<Skeleton height={160} />}>
    <OfferPreview item={item} />
  </Suspense>
)
