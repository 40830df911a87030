import { lazy, Suspense, useEffect, useRef } from 'react'
import { useSay } from '../../../web/text/index.ts'
import type { Part } from '../form.ts'
import { PriceWords } from './price-words.web.tsx'
import { QuestionInput } from './question-input.web.tsx'
import type { AskedForm } from './use-form.web.ts'
import { useFormText } from './words.web.ts'
import './form.css'

/** Only forms with something to read load it. */
const Markdown = lazy(async () => ({ default: (await import('../../../web/ui/markdown.tsx')).Markdown }))

/** Draws a form that is asked: what is shown by now, with what is wrong at its question and the price as it stands. */
export function FormFields({ asked }: { asked: AskedForm }) {
  const root = useRef<HTMLDivElement>(null)
  useFocusOnFault(root, asked.look)
  const { form, questions } = asked.compiled
  return (
    <div ref={root} className="asked">
      <Restored asked={asked} />
      <Parts key={asked.round} parts={form.parts} asked={asked} />
      {questions.some(one => one.prices.length > 0) && <RunningPrice asked={asked} />}
    </div>
  )
}

function Parts({ parts, asked }: { parts: readonly Part[]; asked: AskedForm }) {
  return parts.filter(part => isSeen(part, asked)).map(part => <OnePart key={part.key} part={part} asked={asked} />)
}

/** A section of which nothing is shown is no empty frame. */
const isSeen = (part: Part, asked: AskedForm): boolean =>
  asked.standing.shown.has(part.key) && (part.part !== 'section' || part.parts.some(inner => isSeen(inner, asked)))

function OnePart({ part, asked }: { part: Part; asked: AskedForm }) {
  const say = useSay()
  switch (part.part) {
    case 'question':
      return <QuestionInput question={part} asked={asked} />
    case 'section':
      return (
        <fieldset className="asked-section">
          <legend>{say(part.label)}</legend>
          {part.help && <p className="field-help">{say(part.help)}</p>}
          <Parts parts={part.parts} asked={asked} />
        </fieldset>
      )
    case 'heading':
      return <h2 className="asked-heading">{say(part.label)}</h2>
    case 'hint':
      return (
        <div className="asked-hint">
          <Suspense fallback={<p dir="auto">{say(part.text)}</p>}>
            <Markdown text={say(part.text)} />
          </Suspense>
        </div>
      )
    case 'questionSet':
      return null
  }
}

/** After a refusal, where one goes on is the first thing that is wrong. */
function useFocusOnFault(root: React.RefObject<HTMLElement | null>, look: number): void {
  useEffect(() => {
    if (look === 0) return
    const place = root.current?.querySelector<HTMLElement>('[data-fault]')
    const input = place?.querySelector<HTMLElement>('[aria-invalid="true"], input:not([type="file"]), select, textarea, button, input')
    place?.scrollIntoView({ block: 'center' })
    input?.focus({ preventScroll: true })
  }, [root, look])
}

function Restored({ asked }: { asked: AskedForm }) {
  const t = useFormText()
  if (!asked.restored) return null
  return (
    <p className="asked-restored">
      {t('restored')}{' '}
      <button type="button" className="link" onClick={asked.clear}>
        {t('anew')}
      </button>
    </p>
  )
}

function RunningPrice({ asked }: { asked: AskedForm }) {
  const t = useFormText()
  return (
    <p className="asked-price" aria-live="polite">
      <span>{t('price')}</span>
      <b>
        <PriceWords price={asked.standing.price} />
      </b>
    </p>
  )
}
