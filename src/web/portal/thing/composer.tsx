import { type ClipboardEvent, type FormEvent, useRef } from 'react'
import { Link } from 'wouter'
import { useDraft } from '../../client/drafts.ts'
import type { RecordPage, TypeShape } from '../../client/shapes.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { TextArea } from '../../ui/form.tsx'
import { FilePicker, filesIn } from '../files/file-picker.tsx'
import { useKeptFiles } from '../files/kept-files.ts'
import { Picked } from '../files/picked.tsx'
import { reportPlace } from '../places.ts'
import { textIn, titleIn } from '../row.ts'
import { replyDraft } from './reply-draft.ts'
import { useReply } from './use-reply.ts'
import { useThingText } from './words.ts'

interface ComposerProps {
  readonly type: TypeShape
  readonly address: string
  readonly record: RecordPage
  /** The desk waits for an answer. */
  readonly asked: boolean
}

/** Where one answers; when it is over, the way to begin anew. */
export function Composer(props: ComposerProps) {
  const { record } = props
  if (record._can?.comment) return <Open {...props} />
  return record.category === 'done' && record.state !== 'resolved' ? <Finished {...props} /> : null
}

function Open({ type, address, record, asked }: ComposerProps) {
  const t = useThingText()
  const [text, setText, clear] = useDraft(replyDraft(record), '')
  const [files, keepFiles] = useKeptFiles(replyDraft(record))
  const { send, busy } = useReply(type, address, record)
  const box = useRef<HTMLTextAreaElement>(null)
  const add = (more: readonly File[]) => keepFiles([...files, ...more])
  const blank = text.trim() === '' && files.length === 0
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || blank) return box.current?.focus()
    clear()
    keepFiles([])
    requestAnimationFrame(() => box.current?.form?.scrollIntoView({ block: 'end' }))
    const left = await send({ text: text.trim(), files })
    if (left.text !== '') setText(left.text)
    if (left.files.length > 0) keepFiles(left.files)
  }
  const paste = (event: ClipboardEvent) => {
    const given = filesIn(event.clipboardData)
    if (given.length === 0) return
    event.preventDefault()
    add(given)
  }
  const label = asked ? t('answer') : t('write')
  return (
    <form
      className="composer"
      onSubmit={submit}
      onDragOver={e => e.preventDefault()}
      onDrop={e => {
        e.preventDefault()
        add(filesIn(e.dataTransfer))
      }}
    >
      <Picked files={files} onRemove={gone => keepFiles(files.filter(f => f !== gone))} />
      <div className="composer-row">
        <FilePicker onFiles={add} small />
        <TextArea
          ref={box}
          id="reply"
          rows={1}
          maxLength={20_000}
          aria-label={label}
          placeholder={label}
          value={text}
          onChange={e => setText(e.target.value)}
          onPaste={paste}
          onKeyDown={e => (e.ctrlKey || e.metaKey) && e.key === 'Enter' && e.currentTarget.form?.requestSubmit()}
        />
        <Button type="submit" look="main" busy={busy} disabled={blank}>
          {t('send')}
        </Button>
      </div>
    </form>
  )
}

function Finished({ record, type }: ComposerProps) {
  const t = useThingText()
  const words = titleIn(type, record)
  return (
    <section className="finished">
      <p>
        <b>{t('closedTitle')}</b> {t('closedHelp')}
      </p>
      <Link href={reportPlace({ words, service: textIn(record, 'service') })} className={buttonClass()}>
        {t('reportAgain')}
      </Link>
    </section>
  )
}
