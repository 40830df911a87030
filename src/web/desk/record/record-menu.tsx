import { useState } from 'react'
import { useLocation } from 'wouter'
import { attempt, type RecordPage, type TypeShape, useRemove } from '../../client/index.ts'
import { useMuted, useMuting } from '../../notices/use-mutes.ts'
import { useNoticeText } from '../../notices/words.ts'
import { Button, Dialog, IconButton, Menu, MenuItem, MenuLine, toast, toastProblem } from '../../ui/index.ts'
import { addressOf, nameOf, titleOf } from '../parts/address.ts'
import { useDeskText } from '../words.ts'
import { useRecordText } from './words.ts'

export function RecordMenu({ type, record, onAsOf }: { type: TypeShape; record: RecordPage; onAsOf: () => void }) {
  const t = useRecordText()
  const [removing, setRemoving] = useState(false)
  const copy = (text: string) => void navigator.clipboard.writeText(text).then(() => toast(t('copied')), toastProblem)
  return (
    <>
      <Menu align="end" trigger={<IconButton icon="more" label={t('more')} small />}>
        <MenuItem icon="history" onClick={onAsOf}>
          {t('asOf')}
        </MenuItem>
        <MenuItem icon="link" onClick={() => copy(location.href)}>
          {t('copyLink')}
        </MenuItem>
        {type.numbered && (
          <MenuItem icon="file" onClick={() => copy(type.numbered ? `${addressOf(record)} ${titleOf(type, record)}` : titleOf(type, record))}>
            {t('copyText')}
          </MenuItem>
        )}
        {type.work && <MuteItem type={type} record={record} />}
        {(record._can?.remove ?? type.may.remove) && (
          <>
            <MenuLine />
            <MenuItem icon="trash" danger onClick={() => setRemoving(true)}>
              {t('remove')}
            </MenuItem>
          </>
        )}
      </Menu>
      {removing && <RemoveDialog type={type} record={record} onClose={() => setRemoving(false)} />}
    </>
  )
}

function MuteItem({ type, record }: { type: TypeShape; record: RecordPage }) {
  const t = useNoticeText()
  const muted = useMuted().find(one => one.record === record.id)
  const { mute, unmute } = useMuting()
  const name = nameOf(type, record)
  const silence = () => attempt(mute, { recordType: type.name, record: record.id }, { onError: toastProblem, onSuccess: () => toast(t('isMuted', { name })) })
  const listen = () => muted && attempt(unmute, muted, { onError: toastProblem, onSuccess: () => toast(t('isUnmuted')) })
  return (
    <MenuItem icon="bell" onClick={muted ? listen : silence}>
      {muted ? t('unmute', { name }) : t('mute')}
    </MenuItem>
  )
}

function RemoveDialog({ type, record, onClose }: { type: TypeShape; record: RecordPage; onClose: () => void }) {
  const t = useRecordText()
  const d = useDeskText()
  const [, go] = useLocation()
  const remove = useRemove(type)
  const name = titleOf(type, record)
  const run = () =>
    attempt(remove, record.id, {
      onError: error => (toastProblem(error), onClose()),
      onSuccess: () => {
        toast(d('removed', { name }))
        go(`/${type.path}`)
      },
    })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('removeTitle', { name })}
      foot={
        <>
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button look="danger" busy={remove.isPending} onClick={run}>
            {t('removeDo')}
          </Button>
        </>
      }
    >
      <p>{t('removeHelp')}</p>
    </Dialog>
  )
}
