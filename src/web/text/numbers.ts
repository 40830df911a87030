import { useLanguage } from './language.ts'

/** `12,345` as the reader's language writes it. */
export function useNumber(): (value: number) => string {
  const language = useLanguage()
  return value => new Intl.NumberFormat(language).format(value)
}

/** A count that the server stops counting at: `10,000+`. */
export function useCount(): (count: number | undefined, capped?: boolean) => string {
  const number = useNumber()
  return (count, capped = (count ?? 0) >= 10_000) => (count === undefined ? '' : `${number(count)}${capped ? '+' : ''}`)
}

/** `1.4 MB` */
export function useSize(): (bytes: number) => string {
  const language = useLanguage()
  return bytes => {
    const step = Math.min(3, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
    const unit = (['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const)[step] ?? 'byte'
    return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: step ? 'short' : 'long', maximumFractionDigits: step > 1 ? 1 : 0 }).format(
      bytes / 1000 ** step,
    )
  }
}

/** `42 sec`, `3 min`, `2 hr`: a length of time, to the unit that matters. */
export function useSpan(): (seconds: number) => string {
  const language = useLanguage()
  return seconds => {
    const [unit, size] =
      seconds < 60
        ? (['second', 1] as const)
        : seconds < 3600
          ? (['minute', 60] as const)
          : seconds < 86_400
            ? (['hour', 3600] as const)
            : (['day', 86_400] as const)
    return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0 }).format(Math.floor(seconds / size))
  }
}
