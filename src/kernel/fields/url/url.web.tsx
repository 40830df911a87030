import type { CellProps, FieldWeb, InputProps } from '../../../web/fields.ts'
import { Typed } from '../parts/typed.web.tsx'
import { url } from './url.ts'

const show = (value: unknown) => (typeof value === 'string' ? value : '')
const web = (text: string) => /^https?:\/\//i.test(text)

function Input(props: InputProps) {
  return <Typed {...props} type={url} show={show} inputMode="url" placeholder="https://" />
}

function Cell({ value, dense }: CellProps) {
  const text = String(value)
  if (dense || !web(text)) return <span className="clip">{text}</span>
  return (
    <a href={text} rel="noopener noreferrer nofollow" target="_blank" className="clip">
      {text.replace(/^https?:\/\//i, '')}
    </a>
  )
}

const leadsTo = (value: unknown) => (web(String(value)) ? String(value) : undefined)

export default { Input, Cell, leadsTo } satisfies FieldWeb
