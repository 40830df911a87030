import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { faultOf } from '../../client/problem.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { TextArea } from '../../ui/form.tsx'
import { answerRating, linkSecret, ratingBehind } from '../calls.ts'
import { EntryPage, RefusalOf } from '../parts.tsx'
import { useRateText } from './words.ts'
import './rate.css'

const scores = [5, 4, 3, 2, 1] as const

/** Where a link of the mail leads: the answer is chosen already and is sent by the button alone, because programs open links too. */
export default function RatePage() {
  const t = useRateText()
  const [[token = '', chosen = '']] = useState(() => linkSecret().split('.'))
  const link = useQuery({ queryKey: ['rate', token], queryFn: () => ratingBehind(token), enabled: token !== '', retry: false })
  if (token === '' || faultOf(link.error, 'token') !== undefined) return <Dead />
  if (link.isPending) return <EntryPage title={t('title')} help={<span role="status">{t('checking')}</span>} />
  if (link.isError) return <EntryPage title={t('title')} help={<RefusalOf error={link.error} />} />
  return <Answer token={token} chosen={Number(chosen)} about={[link.data.number, link.data.title].filter(Boolean).join(': ')} />
}

function Answer({ token, chosen, about }: { token: string; chosen: number; about: string }) {
  const t = useRateText()
  const [score, setScore] = useState(chosen)
  const [words, setWords] = useState('')
  const answer = useMutation({ mutationFn: () => answerRating(token, score, words) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!answer.isPending) answer.mutate()
  }
  if (answer.isSuccess) return <EntryPage title={t('thanks')} help={<span role="status">{t('thanksHelp')}</span>} />
  if (faultOf(answer.error, 'token') !== undefined) return <Dead />
  return (
    <EntryPage title={t('title')} help={t('about', { about })}>
      <form className="entry-form" onSubmit={submit}>
        <RefusalOf error={answer.error} />
        <fieldset className="rate-scores">
          <legend className="hidden-visually">{t('scores')}</legend>
          {scores.map(one => (
            <label key={one} className="rate-score">
              <input type="radio" name="score" required value={one} checked={score === one} onChange={() => setScore(one)} />
              <b aria-hidden="true">{one}</b>
              {t(`s${one}`)}
            </label>
          ))}
        </fieldset>
        <label>
          {t('words')}
          <TextArea rows={3} maxLength={2000} value={words} onChange={event => setWords(event.target.value)} />
        </label>
        <Button type="submit" look="main" busy={answer.isPending}>
          {t('confirm')}
        </Button>
      </form>
    </EntryPage>
  )
}

function Dead() {
  const t = useRateText()
  return (
    <EntryPage title={t('dead')} help={t('deadHelp')}>
      <a className={buttonClass('main')} href="/portal">
        {t('toPortal')}
      </a>
    </EntryPage>
  )
}
