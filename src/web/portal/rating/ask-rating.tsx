import { useState } from 'react'
import { useAlive } from '../../client/alive.ts'
import { useMe, useType } from '../../client/context.tsx'
import { useRows } from '../../client/lists.ts'
import { useTransition } from '../../client/records.ts'
import type { Row, TypeShape } from '../../client/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/form.tsx'
import { toast, toastProblem } from '../../ui/toast.tsx'
import { textIn } from '../row.ts'
import { useRatingText } from './words.ts'
import './rating.css'

/** What the person is asked about and has not answered; of one record, or all. */
export function useAskedRatings(record?: string) {
  const type = useType('rating')
  const me = useMe().id
  const filter = `person == '${me}' && state == 'asked'${record === undefined ? '' : ` && record == '${record}'`}`
  const { data, isLoading } = useRows(type, { filter, sort: '-createdAt', fields: 'recordNumber,record', limit: 3 })
  return { type, asked: data?.items ?? [], loading: isLoading }
}

/** On the page of a thing: asks about it, if the person is asked. */
export default function AskAbout({ record }: { record: string }) {
  return <AskFirst {...useAskedRatings(record)} />
}

/** Asks the first of them, and stays with it when it is answered: there may be more to say. */
export function AskFirst({ type, asked: [first] }: Pick<ReturnType<typeof useAskedRatings>, 'type' | 'asked'>) {
  const [row, setRow] = useState(first)
  if (!row && first) setRow(first)
  return type && row ? <AskRating type={type} row={row} /> : null
}

const scores = [1, 2, 3, 4, 5] as const
type Score = (typeof scores)[number]

/** One tap is the answer. Another one changes it, and words may follow. */
function AskRating({ type, row }: { type: TypeShape; row: Row }) {
  const t = useRatingText()
  const rate = useTransition(type)
  const alive = useAlive()
  const [score, setScore] = useState<Score>()
  const [words, setWords] = useState('')
  const [said, setSaid] = useState(false)
  const answer = (given: Score, more: object, done: () => void) =>
    rate.mutate({ id: row.id, name: score === undefined ? 'rate' : 'correct', input: { score: given, ...more } }, { onSuccess: done, onError: toastProblem })
  return (
    <section className="rating" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <p role="status">{score === undefined ? t('about', { number: textIn(row, 'recordNumber') }) : t('thanks')}</p>
      <div className="rating-scores" inert={!alive} role="group" aria-label={t('title')}>
        {scores.map(one => (
          <button
            key={one}
            type="button"
            className="rating-score"
            aria-pressed={score === one}
            disabled={rate.isPending}
            onClick={() => answer(one, {}, () => setScore(one))}
          >
            <b aria-hidden="true">{one}</b>
            <span>{t(`s${one}`)}</span>
          </button>
        ))}
      </div>
      <p className="rating-ends" aria-hidden="true">
        <span>{t('s1')}</span>
        <span>{t('s5')}</span>
      </p>
      {score !== undefined && !said && (
        <div className="rating-more">
          <label>
            {t('more')}
            <TextArea rows={3} maxLength={4000} value={words} onChange={event => setWords(event.target.value)} />
          </label>
          <Button
            look="main"
            busy={rate.isPending}
            disabled={words.trim() === ''}
            onClick={() => answer(score, { words: words.trim() }, () => (setSaid(true), toast(t('heard'))))}
          >
            {t('send')}
          </Button>
        </div>
      )}
    </section>
  )
}
