import { sayLength } from '../../../kernel/fields/summary-words.ts'
import { useLanguage } from '../../text/index.ts'
import type { Offered } from './shapes.ts'

/** A figure's value in words: `1,204`, `86.4 %`, `3 d 4 h`. */
export function useSaid(): (value: number | null, shown: Offered['shown']) => string {
  const language = useLanguage()
  return (value, shown) => {
    if (value === null) return '–'
    if (shown === 'time') return sayLength(value)
    const number = new Intl.NumberFormat(language, { maximumFractionDigits: shown === 'share' ? 1 : 0 })
    // Rounded down, so that 100 % means all of them.
    return shown === 'share' ? `${number.format(Math.floor(value * 1000 + 1e-9) / 10)} %` : number.format(value)
  }
}
