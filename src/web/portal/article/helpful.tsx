import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import { useAlive } from '../../client/alive.ts'
import { type Said, sayOf, type Standing } from '../../articles/calls.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { FieldFrame, TextArea } from '../../ui/form.tsx'
import { toastProblem } from '../../ui/toast.tsx'
import { reportPlace } from '../places.ts'
import { useArticleText } from './words.ts'

interface HelpfulProps {
  readonly article: string
  readonly title: string
  /** What was searched for, so that it need not be written again. */
  readonly words: string
  readonly mine: Standing['mine']
  readonly onSaid: () => void
}

/** Whether it helped, in one tap. Where it did not: what was wrong, and the way to somebody who helps. */
export function Helpful({ article, title, words, mine, onSaid }: HelpfulProps) {
  const t = useArticleText()
  const alive = useAlive()
  const [text, setText] = useState(mine?.words ?? '')
  const said = useMutation({ mutationFn: (one: Said) => sayOf(article, mine, one), onSuccess: onSaid, onError: toastProblem })
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') said.mutate({ helpful: false, words: text.trim() })
  }
  return (
    <section className="helpful" inert={!alive} aria-label={t('helped')}>
      <h2>{t('helped')}</h2>
      <div className="helpful-ways">
        <Button
          look={mine?.helpful === true ? 'main' : 'plain'}
          aria-pressed={mine?.helpful === true}
          busy={said.isPending}
          onClick={() => said.mutate({ helpful: true })}
        >
          {t('yes')}
        </Button>
        <Button
          look={mine?.helpful === false ? 'main' : 'plain'}
          aria-pressed={mine?.helpful === false}
          busy={said.isPending}
          onClick={() => said.mutate({ helpful: false })}
        >
          {t('no')}
        </Button>
      </div>
      <p role="status" className="helpful-said">
        {mine?.helpful ? t('thanks') : mine?.words ? t('sent') : ''}
      </p>
      {mine?.helpful === false && (
        <>
          <form onSubmit={send}>
            <FieldFrame label={t('why')} help={t('whyHelp')}>
              {ids => (
                <TextArea id={ids.id} aria-describedby={ids.describedBy} rows={3} maxLength={4000} value={text} onChange={e => setText(e.target.value)} />
              )}
            </FieldFrame>
            <Button type="submit" busy={said.isPending} disabled={text.trim() === '' || text.trim() === mine.words}>
              {t('send')}
            </Button>
          </form>
          <Link className={buttonClass('main')} href={reportPlace({ words: words.trim() || title })}>
            {t('report')}
          </Link>
        </>
      )}
    </section>
  )
}
