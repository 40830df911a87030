import { useState } from 'react'
import { useDates } from '../../../text/index.ts'
import { Blank, Button, Dialog, Time } from '../../../ui/index.ts'
import type { Letter } from './shapes.ts'
import type { useSettle } from './use-jobs.ts'
import { useJobsText } from './words.ts'

interface LettersProps {
  readonly letters: readonly Letter[]
  readonly settle: ReturnType<typeof useSettle>
}

/** What was given up, with why; each is tried again or discarded. */
export function DeadLetters({ letters, settle }: LettersProps) {
  const t = useJobsText()
  const [leaving, setLeaving] = useState<Letter>()
  if (letters.length === 0)
    return (
      <Blank icon="check" title={t('none')}>
        {t('noneHelp')}
      </Blank>
    )
  return (
    <>
      <ul className="letters" aria-label={t('letters')}>
        {letters.map(letter => (
          <LetterLine
            key={letter.id}
            letter={letter}
            busy={settle.retry.isPending}
            onRetry={() => settle.retry.mutate(letter.id)}
            onDiscard={() => setLeaving(letter)}
          />
        ))}
      </ul>
      {leaving && (
        <Dialog
          open
          onClose={() => setLeaving(undefined)}
          title={t('discardTitle')}
          foot={
            <>
              <Button onClick={() => setLeaving(undefined)}>{t('cancel')}</Button>
              <Button
                look="danger"
                busy={settle.discard.isPending}
                onClick={() => settle.discard.mutate(leaving.id, { onSettled: () => setLeaving(undefined) })}
              >
                {t('discard')}
              </Button>
            </>
          }
        >
          <p>{t('discardHelp', { name: leaving.name })}</p>
        </Dialog>
      )}
    </>
  )
}

function LetterLine({ letter, busy, onRetry, onDiscard }: { letter: Letter; busy: boolean; onRetry: () => void; onDiscard: () => void }) {
  const t = useJobsText()
  const { moment } = useDates()
  const given = Object.entries(letter.payload)
  return (
    <li>
      <div className="letter-words">
        <p>
          <b>
            <code>{letter.name}</code>
          </b>{' '}
          <span className="none">
            <Time at={letter.deadAt} form="moment" /> · {t('attempts', { count: letter.attempts })} · {t('queued', { at: moment(letter.queuedAt) })}
          </span>
        </p>
        {letter.error && <p className="letter-error">{letter.error}</p>}
        <details>
          <summary>{t('payload')}</summary>
          {given.length === 0 ? (
            <p className="none">{t('nothingGiven')}</p>
          ) : (
            <dl className="letter-given">
              {given.map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
                </div>
              ))}
            </dl>
          )}
        </details>
      </div>
      <div className="letter-acts">
        <Button small busy={busy} onClick={onRetry}>
          {t('retry')}
        </Button>
        <Button small look="quiet" onClick={onDiscard}>
          {t('discard')}
        </Button>
      </div>
    </li>
  )
}
