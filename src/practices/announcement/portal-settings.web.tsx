import { type ChangeEvent, type CSSProperties, useRef } from 'react'
import { useChange } from '../../web/client/records.ts'
import { fileAddress, useUpload } from '../../web/client/files.ts'
import type { RecordPage, TypeShape } from '../../web/client/shapes.ts'
import { defineTexts } from '../../web/text/index.ts'
import { Button } from '../../web/ui/button.tsx'
import { toastProblem } from '../../web/ui/toast.tsx'
import './portal-settings.css'

const { useText } = defineTexts('announcement.look', {
  en: {
    title: 'How it looks',
    light: 'In light',
    dark: 'In dark',
    button: 'A button',
    link: 'A link',
    logo: 'Choose a logo',
    logoHelp: 'PNG, JPEG or WebP, at most 256 kB. It stands at the top of the portal.',
    noLogo: 'Without a logo',
    shipped: 'As shipped',
  },
  de: {
    title: 'So sieht es aus',
    light: 'Hell',
    dark: 'Dunkel',
    button: 'Ein Knopf',
    link: 'Ein Verweis',
    logo: 'Logo wählen',
    logoHelp: 'PNG, JPEG oder WebP, höchstens 256 kB. Es steht oben im Portal.',
    noLogo: 'Ohne Logo',
    shipped: 'Wie mitgeliefert',
  },
})

/** The organisation's look as people will see it, and the way to a logo. */
function Look({ type, record }: { type: TypeShape; record: RecordPage }) {
  const t = useText()
  const input = useRef<HTMLInputElement>(null)
  const change = useChange(type)
  const upload = useUpload(type)
  const logo = Array.isArray(record.logo) ? String(record.logo[0] ?? '') : ''
  const keep = (ids: readonly string[]) => change.mutate({ id: record.id, fields: { logo: ids } }, { onError: toastProblem })
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? []
    if (file) upload.mutate({ id: record.id, file, visibility: 'public' }, { onSuccess: ({ id }) => keep([id]), onError: toastProblem })
    target.value = ''
  }
  return (
    <section className="fact-section stack">
      <h2>{t('title')}</h2>
      <Sample mode="light" colour={record.colour} logo={logo} name={record.name} />
      <Sample mode="dark" colour={record.colourDark ?? record.colour} logo={logo} name={record.name} />
      {record._can?.change && (
        <div className="row">
          <input ref={input} type="file" hidden accept="image/png,image/jpeg,image/webp" aria-label={t('logo')} onChange={choose} />
          <Button busy={upload.isPending || change.isPending} onClick={() => input.current?.click()}>
            {t('logo')}
          </Button>
          {logo !== '' && <Button onClick={() => keep([])}>{t('noLogo')}</Button>}
        </div>
      )}
      <p className="none">{t('logoHelp')}</p>
    </section>
  )
}

interface SampleProps {
  readonly mode: 'light' | 'dark'
  readonly colour: unknown
  readonly logo: string
  readonly name: unknown
}

function Sample({ mode, colour, logo, name }: SampleProps) {
  const t = useText()
  const own = typeof colour === 'string' ? ({ '--sample': colour } as CSSProperties) : undefined
  return (
    <div className={`look is-${mode}`} style={own} role="img" aria-label={`${t(mode)}: ${typeof colour === 'string' ? colour : t('shipped')}`}>
      <span className="look-brand">
        {logo !== '' && <img src={`${fileAddress(logo)}?inline=1`} alt="" height="20" />}
        {typeof name === 'string' ? name : 'Mainstay'}
      </span>
      <span className="look-button">{t('button')}</span>
      <span className="look-link">{t('link')}</span>
    </div>
  )
}

export default { record: 'portalSettings', slot: 'record.aside', Component: Look }
