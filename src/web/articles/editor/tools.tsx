import { type Editor, useEditorState } from '@tiptap/react'
import { type FormEvent, useRef, useState } from 'react'
import { useRows, useType } from '../../client/index.ts'
import { Button, Icon, type IconName, Popover, TextInput } from '../../ui/index.ts'
import { useEditorText } from './words.ts'

interface ToolsProps {
  readonly editor: Editor
  readonly onFiles: (files: readonly File[]) => void
}

/** What one can do to the text, as buttons that say whether they hold where the cursor stands. */
export function Tools({ editor, onFiles }: ToolsProps) {
  const t = useEditorText()
  const picker = useRef<HTMLInputElement>(null)
  const at = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      code: now.isActive('code'),
      heading: now.isActive('heading', { level: 2 }),
      subheading: now.isActive('heading', { level: 3 }),
      bullets: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      tasks: now.isActive('taskList'),
      quote: now.isActive('blockquote'),
      codeBlock: now.isActive('codeBlock'),
      table: now.isActive('table'),
      link: now.isActive('link'),
      undo: now.can().undo(),
      redo: now.can().redo(),
    }),
  })
  const chain = () => editor.chain().focus()
  return (
    <div className="article-tools" role="toolbar" aria-label={t('tools')}>
      <Tool on={at.heading} onClick={() => chain().toggleHeading({ level: 2 }).run()} label={t('heading')} sign="H" />
      <Tool on={at.subheading} onClick={() => chain().toggleHeading({ level: 3 }).run()} label={t('subheading')} sign="h" />
      <Tool on={at.bold} onClick={() => chain().toggleBold().run()} label={t('bold')} sign="B" />
      <Tool on={at.italic} onClick={() => chain().toggleItalic().run()} label={t('italic')} sign="I" />
      <Tool on={at.code} onClick={() => chain().toggleCode().run()} label={t('code')} sign="<>" />
      <LinkTool editor={editor} on={at.link} />
      <Tool on={at.bullets} onClick={() => chain().toggleBulletList().run()} label={t('bullets')} sign="•" />
      <Tool on={at.numbers} onClick={() => chain().toggleOrderedList().run()} label={t('numbers')} sign="1." />
      <Tool on={at.tasks} onClick={() => chain().toggleTaskList().run()} label={t('tasks')} sign="☑" />
      <Tool on={at.quote} onClick={() => chain().toggleBlockquote().run()} label={t('quote')} sign="❝" />
      <Tool onClick={() => chain().insertContent(box('NOTE')).run()} label={t('note')} sign="ℹ" />
      <Tool onClick={() => chain().insertContent(box('WARNING')).run()} label={t('warning')} sign="⚠" />
      <Tool on={at.codeBlock} onClick={() => chain().toggleCodeBlock().run()} label={t('codeBlock')} sign="{ }" />
      <Tool onClick={() => picker.current?.click()} label={t('picture')} icon="camera" />
      <BlockTool editor={editor} />
      <Tool onClick={() => chain().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run()} label={t('table')} icon="table" />
      {at.table && (
        <>
          <Tool onClick={() => chain().addRowAfter().run()} label={t('addRow')} sign="+↓" />
          <Tool onClick={() => chain().addColumnAfter().run()} label={t('addColumn')} sign="+→" />
          <Tool onClick={() => chain().deleteRow().run()} label={t('dropRow')} sign="−↓" />
          <Tool onClick={() => chain().deleteColumn().run()} label={t('dropColumn')} sign="−→" />
          <Tool onClick={() => chain().deleteTable().run()} label={t('dropTable')} icon="trash" />
        </>
      )}
      <Tool disabled={!at.undo} onClick={() => chain().undo().run()} label={t('undo')} sign="↶" />
      <Tool disabled={!at.redo} onClick={() => chain().redo().run()} label={t('redo')} sign="↷" />
      <input
        ref={picker}
        type="file"
        accept="image/png,image/jpeg,image/gif,image/webp"
        multiple
        hidden
        onChange={event => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </div>
  )
}

const box = (kind: 'NOTE' | 'WARNING') => ({
  type: 'blockquote',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: `[!${kind}]` }] }, { type: 'paragraph' }],
})

interface ToolProps {
  readonly label: string
  readonly sign?: string
  readonly icon?: IconName
  readonly on?: boolean
  readonly disabled?: boolean
  readonly onClick: () => void
}

function Tool({ label, sign, icon, on, disabled, onClick }: ToolProps) {
  return (
    <button
      type="button"
      className="article-tool"
      aria-label={label}
      title={label}
      {...(on === undefined ? {} : { 'aria-pressed': on })}
      disabled={disabled}
      onClick={onClick}
    >
      {icon ? <Icon name={icon} /> : <span aria-hidden="true">{sign}</span>}
    </button>
  )
}

/** To an address, or to another article by its number. */
function LinkTool({ editor, on }: { editor: Editor; on: boolean }) {
  const t = useEditorText()
  const [open, setOpen] = useState(false)
  const [to, setTo] = useState('')
  const set = (event: FormEvent) => {
    event.preventDefault()
    const target = targetOf(to)
    if (target !== undefined) editor.chain().focus().extendMarkRange('link').setLink({ href: target }).run()
    setOpen(false)
  }
  const drop = () => {
    editor.chain().focus().extendMarkRange('link').unsetLink().run()
    setOpen(false)
  }
  const show = (next: boolean) => {
    if (next) setTo(String(editor.getAttributes('link').href ?? ''))
    setOpen(next)
  }
  return (
    <Popover
      open={open}
      onOpenChange={show}
      label={t('link')}
      trigger={
        <button type="button" className="article-tool" aria-label={t('link')} title={t('link')} aria-pressed={on}>
          <Icon name="link" />
        </button>
      }
    >
      <form className="stack" onSubmit={set}>
        <label className="stack">
          <span>{t('linkTo')}</span>
          <TextInput value={to} autoFocus onChange={event => setTo(event.target.value)} />
        </label>
        <div className="row">
          <Button type="submit" small look="main" disabled={targetOf(to) === undefined}>
            {t('setLink')}
          </Button>
          {on && (
            <Button small look="quiet" onClick={drop}>
              {t('dropLink')}
            </Button>
          )}
        </div>
      </form>
    </Popover>
  )
}

/** Undefined for what leads nowhere or would run something. */
export function targetOf(said: string): string | undefined {
  const text = said.trim()
  if (/^KB\d+(#\S*)?$/i.test(text)) return `article:${text.replace(/^kb/i, 'KB')}`
  if (/^(https?:\/\/|mailto:|tel:|article:|#|\/(?!\/))\S+$/i.test(text)) return text
  return /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text) ? `https://${text}` : undefined
}

function BlockTool({ editor }: { editor: Editor }) {
  const t = useEditorText()
  const type = useType('articleBlock')
  const [open, setOpen] = useState(false)
  const { data } = useRows(type, { sort: 'name', fields: 'name,key', limit: 200 }, type !== undefined && open)
  if (!type) return null
  const insert = (key: string) => {
    editor
      .chain()
      .focus()
      .insertContent({ type: 'paragraph', content: [{ type: 'text', text: `{{block: ${key}}}` }] })
      .run()
    setOpen(false)
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={t('block')}
      trigger={
        <button type="button" className="article-tool" aria-label={t('block')} title={t('block')}>
          <Icon name="grip" />
        </button>
      }
    >
      <div className="stack">
        {data?.items.length === 0 && <p>{t('noBlocks')}</p>}
        {data?.items.map(row => (
          <Button key={row.id} small look="quiet" onClick={() => insert(String(row.key))}>
            {String(row.name)}
          </Button>
        ))}
      </div>
    </Popover>
  )
}
