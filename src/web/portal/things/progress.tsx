import { classes } from '../../ui/classes.ts'
import type { Standing, Step } from './status.ts'
import { useThingsText } from './words.ts'

const steps: readonly Step[] = [0, 1, 2, 3]

const look = ({ step, tone }: Standing, of: Step) => classes('step', of < step || step === 3 ? 'is-past' : of === step && `is-${tone}`)

/** How far it is, as four bars. The words beside them say the same. */
export function ProgressBars({ standing }: { standing: Standing }) {
  return (
    <div className="steps" aria-hidden="true">
      {steps.map(step => (
        <i key={step} className={look(standing, step)} />
      ))}
    </div>
  )
}

/** The same with a name under each bar. */
export function Progress({ standing }: { standing: Standing }) {
  const t = useThingsText()
  return (
    <ol className="steps is-named" aria-label={t('progress')}>
      {steps.map(step => (
        <li key={step} className={look(standing, step)} aria-current={step === standing.step ? 'step' : undefined}>
          {t(`step${step}`)}
        </li>
      ))}
    </ol>
  )
}
