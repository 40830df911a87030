import { type Editor, EditorContent, useEditor } from '@tiptap/react'
import { useState } from 'react'
import { Segments } from '../../ui/index.ts'
import { documentOf, extensions, keepsAll, markdownOf } from './markdown.ts'
import { Tools } from './tools.tsx'
import { useEditorText } from './words.ts'
import '../../ui/markdown.css'
import '../article.css'
import './editor.css'

export interface EditorProps {
  readonly value: string
  readonly onChange: (markdown: string) => void
  /** Keeps a picture, and gives the address at which it is shown. */
  readonly onPicture: (file: File) => Promise<string>
  readonly label: string
}

type View = 'text' | 'markdown'

/** An article being written: as it will look, or as the Markdown that is kept. A text that the first could not give back whole is written as the second. */
export default function ArticleEditor(props: EditorProps) {
  const t = useEditorText()
  const [whole] = useState(() => keepsAll(props.value))
  const [view, setView] = useState<View>(whole ? 'text' : 'markdown')
  return (
    <div className="article-editor">
      {whole ? (
        <Segments
          label={t('view')}
          value={view}
          onChange={next => setView(next === 'markdown' || keepsAll(props.value) ? next : 'markdown')}
          options={[
            { value: 'text', label: t('asText') },
            { value: 'markdown', label: t('asMarkdown') },
          ]}
        />
      ) : (
        <p className="article-editor-only">{t('onlyMarkdown')}</p>
      )}
      {view === 'text' ? (
        <Written {...props} />
      ) : (
        <textarea
          className="input article-markdown"
          aria-label={props.label}
          rows={22}
          spellCheck
          value={props.value}
          onChange={event => props.onChange(event.target.value)}
        />
      )}
    </div>
  )
}

function Written({ value, onChange, onPicture, label }: EditorProps) {
  const t = useEditorText()
  const [busy, setBusy] = useState(false)
  const editor = useEditor({
    extensions,
    content: documentOf(value),
    injectCSS: false,
    editorProps: {
      attributes: { class: 'markdown article-text article-writing', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label },
      handlePaste: (_, event) => take(event.clipboardData?.files),
      handleDrop: (_, event) => take(event.dataTransfer?.files),
    },
    onUpdate: ({ editor: changed }) => onChange(markdownOf(changed.getJSON())),
  })

  /** Pictures that are pasted or dropped are kept with the article. */
  function take(files: FileList | undefined): boolean {
    const pictures = [...(files ?? [])].filter(file => file.type.startsWith('image/'))
    if (pictures.length === 0 || !editor) return false
    void keep(editor, pictures)
    return true
  }

  async function keep(into: Editor, files: readonly File[]): Promise<void> {
    setBusy(true)
    try {
      for (const file of files) {
        const src = await onPicture(file)
        into
          .chain()
          .focus()
          .setImage({ src, alt: file.name.replace(/\.[^.]+$/, '') })
          .run()
      }
    } finally {
      setBusy(false)
    }
  }

  if (!editor) return null
  return (
    <>
      <Tools editor={editor} onFiles={files => void keep(editor, files)} />
      <EditorContent editor={editor} />
      <p role="status" className="article-editor-said">
        {busy ? t('uploading') : ''}
      </p>
    </>
  )
}
