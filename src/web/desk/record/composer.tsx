import { type SyntheticEvent, useEffect, useRef, useState } from 'react'
import { attempt, type RecordPage, type TypeShape, useComment, useDraft, useUpload } from '../../client/index.ts'
import { Button, classes, IconButton, Kbd, printed, toast, toastProblem } from '../../ui/index.ts'
import { ComposerTabs } from './composer-tabs.tsx'
import { Mention } from './mention.tsx'
import { PendingFiles } from './pending-files.tsx'
import { readerOf } from './reader.ts'
import { SendAnd } from './send-and.tsx'
import { useDropZone } from './drop-zone.ts'
import type { Writing } from './writing.ts'
import { useRecordText } from './words.ts'
import './composer.css'

interface ComposerProps {
  readonly type: TypeShape
  readonly record: RecordPage
  readonly writing: Writing
}

/** Where one answers or notes. It says who will read it before anything is written. */
export function Composer({ type, record, writing }: ComposerProps) {
  const t = useRecordText()
  const { audience } = writing
  const [text, setText, clear] = useDraft(`${type.name}.${record.id}.${audience}`, '')
  const [files, setFiles] = useState<readonly File[]>([])
  const box = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const comment = useComment(type)
  const upload = useUpload(type)
  const add = (more: Iterable<File>) => setFiles([...files, ...more])
  const { over, zone } = useDropZone(add)
  const reader = readerOf(record, record._names ?? {})
  const internal = audience === 'internal'
  useEffect(() => {
    if (writing.summons > 0) box.current?.focus()
  }, [writing.summons])
  const { setBusy } = writing
  useEffect(() => setBusy(text.trim() !== ''), [text, setBusy])
  const attach = async () => {
    const kept: File[] = []
    for (const file of files) {
      await upload.mutateAsync({ id: record.id, file, visibility: audience }).catch((error: unknown) => {
        kept.push(file)
        toast({ text: t('notSent', { file: file.name }), fault: true })
        toastProblem(error)
      })
    }
    setFiles(kept)
  }
  const mention = (name: string) => {
    const at = box.current?.selectionStart ?? text.length
    setText(`${text.slice(0, at)}${name}${text.slice(at)}`)
    setTimeout(() => {
      box.current?.focus()
      box.current?.setSelectionRange(at + name.length, at + name.length)
    })
  }
  const send = async (event?: SyntheticEvent) => {
    event?.preventDefault()
    if (text.trim() === '' && files.length === 0) return
    await attach()
    if (text.trim() !== '') attempt(comment, { id: record.id, text, visibility: audience }, { onSuccess: clear, onError: toastProblem })
  }
  return (
    <form className={classes('composer', internal && 'is-internal', over && 'is-over')} onSubmit={event => void send(event)} {...zone}>
      <ComposerTabs record={record} writing={writing} reader={reader} />
      <textarea
        ref={box}
        value={text}
        rows={2}
        placeholder={internal ? t('writeNote') : reader ? t('writeTo', { name: reader }) : t('writeAny')}
        aria-label={internal ? t('note') : reader ? t('reply', { name: reader }) : t('replyAny')}
        onChange={event => setText(event.target.value)}
        onPaste={event => event.clipboardData.files.length > 0 && (event.preventDefault(), add(event.clipboardData.files))}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send(event)
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      <PendingFiles files={files} onRemove={file => setFiles(files.filter(f => f !== file))} />
      <div className="composer-end">
        <input ref={picker} type="file" multiple hidden onChange={event => (add(event.target.files ?? []), (event.target.value = ''))} />
        <IconButton icon="clip" small label={t('attach')} onClick={() => picker.current?.click()} />
        <Mention onMention={mention} />
        <span className="composer-hint">{over ? t('dropFiles') : t(internal ? 'goesInternal' : reader ? 'goesTo' : 'goesToAll')}</span>
        <SendAnd type={type} record={record} audience={audience} text={text} onSent={clear} />
        <Button type="submit" look="main" busy={comment.isPending || upload.isPending} disabled={text.trim() === '' && files.length === 0}>
          {t(internal ? 'keepNote' : 'send')} <Kbd>{printed('mod+Enter').join('')}</Kbd>
        </Button>
      </div>
    </form>
  )
}
