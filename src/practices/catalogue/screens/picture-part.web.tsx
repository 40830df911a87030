import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ask, refresh, type Row, type TypeShape, upload } from '../../../web/client/index.ts'
import { Button, toastProblem } from '../../../web/ui/index.ts'
import { Part } from './part.web.tsx'
import { useCatalogueText } from './words.web.ts'

/** The picture; it changes at once, as who sees the item does. */
export function PicturePart({ type, row }: { type: TypeShape; row: Row }) {
  const t = useCatalogueText()
  const client = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const pictures = Array.isArray(row.picture) ? row.picture : []
  const set = async (work: () => Promise<readonly string[]>) => {
    setBusy(true)
    try {
      await ask(`/${type.path}/${row.id}`, { method: 'PATCH', body: { picture: await work() } })
    } catch (error) {
      toastProblem(error)
    } finally {
      refresh(client, type.name)
      setBusy(false)
    }
  }
  const take = (file: File | undefined) => file && void set(async () => [(await upload(type.path, { id: row.id, file, visibility: 'public' })).id])
  return (
    <Part title={t('picture')}>
      <div className="picture-part">
        {pictures[0] ? (
          <img src={`/api/v1/catalogue-items/${row.id}/picture?of=${String(pictures[0])}`} alt="" width="88" height="88" />
        ) : (
          <p className="field-help">{t('noPicture')}</p>
        )}
        <input ref={input} type="file" accept="image/png,image/jpeg,image/webp" hidden onChange={e => take(e.target.files?.[0])} />
        <Button busy={busy} onClick={() => input.current?.click()}>
          {pictures[0] ? t('otherPicture') : t('choosePicture')}
        </Button>
        {pictures[0] && (
          <Button look="quiet" busy={busy} onClick={() => void set(async () => [])}>
            {t('remove')}
          </Button>
        )}
      </div>
    </Part>
  )
}
