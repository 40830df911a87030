import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, keys, type Row, type TypeShape, useRows, useTransition, useType } from '../../../web/client/index.ts'
import { useNumber } from '../../../web/text/index.ts'
import { Button, Dialog, FieldFrame, Icon, Skeleton, TextInput, toast, toastProblem } from '../../../web/ui/index.ts'
import { differencesOf } from '../compare.ts'
import type { Offer } from '../../shared/offer.ts'
import { Differences } from './differences.web.tsx'
import { useCatalogueText } from './words.web.ts'

interface PublishingProps {
  readonly type: TypeShape
  readonly row: Row
  readonly offer: Offer
  readonly onClose: () => void
}

/** Before it is published: what stands in the way, what is new, and a word on it. */
export function Publishing({ type, row, offer, onClose }: PublishingProps) {
  const t = useCatalogueText()
  const number = useNumber()
  const move = useTransition(type)
  const [remark, setRemark] = useState('')
  const faults = useQuery({
    queryKey: [...keys.record(type.name, row.id), 'faults'],
    queryFn: ({ signal }) => ask<{ items: readonly { field: string; message: string }[] }>(`/${type.path}/${row.id}/faults`, { signal }),
    staleTime: 0,
    gcTime: 0,
  })
  const before = useRows(
    useType('catalogueItemVersion'),
    { filter: `id == '${typeof row.published === 'string' ? row.published : ''}'`, fields: 'offer', limit: 1 },
    Boolean(row.published),
  )
  const wrong = faults.data?.items ?? []
  const publish = () =>
    move.mutate(
      { id: row.id, name: 'publish', ...(remark.trim() === '' ? {} : { input: { comment: remark.trim() } }) },
      {
        onSuccess: done => {
          toast({ text: t('published', { n: number(Number(done.versionNumber)) }) })
          onClose()
        },
        onError: toastProblem,
      },
    )
  const foot = (
    <>
      <Button onClick={onClose}>{t('cancel')}</Button>
      <Button look="main" busy={move.isPending} disabled={!faults.data || wrong.length > 0} onClick={publish}>
        {t('publish')}
      </Button>
    </>
  )
  return (
    <Dialog open wide title={t('publishTitle', { name: offer.texts.name.en })} onClose={onClose} foot={foot}>
      {faults.isPending ? (
        <Skeleton height={40} />
      ) : wrong.length > 0 ? (
        <section className="publish-faults" role="alert">
          <h3>
            <Icon name="warning" /> {t('faults')}
          </h3>
          <ul>
            {wrong.map(({ field, message }) => (
              <li key={`${field} ${message}`}>{message}</li>
            ))}
          </ul>
        </section>
      ) : (
        <p className="publish-ready">
          <Icon name="check" /> {t('ready')}
        </p>
      )}
      <h3>{t('changes')}</h3>
      {row.published && before.isPending ? (
        <Skeleton height={40} />
      ) : (
        <Differences all={differencesOf(before.data?.items[0]?.offer as Offer | undefined, offer)} />
      )}
      <FieldFrame label={t('remark')}>{ids => <TextInput id={ids.id} maxLength={500} value={remark} onChange={e => setRemark(e.target.value)} />}</FieldFrame>
    </Dialog>
  )
}
