/** Amounts are reckoned in ten-thousandths, whole numbers without end: what the kernel's money can hold, and no cent is lost. */
const digits = 4
const unit = 10n ** BigInt(digits)

/** @throws if it is no amount: what comes here was parsed as money before */
function ticks(amount: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(amount)
  if (!match) throw new Error(`'${amount.slice(0, 40)}' is no amount.`)
  const [, sign = '', whole = '', fraction = ''] = match
  const size = BigInt(whole) * unit + BigInt(fraction.padEnd(digits, '0'))
  return sign === '-' ? -size : size
}

const textOf = (size: bigint): string => {
  const [sign, positive] = size < 0n ? ['-', -size] : ['', size]
  const fraction = String(positive % unit).padStart(digits, '0')
  return `${sign}${positive / unit}.${fraction}`
}

/** The amount so many times, rounded half up (away from zero) to ten-thousandths. A count has at most six digits behind its point. */
export function times(amount: string, count: number): string {
  const scale = 1_000_000
  // A count beyond what is exact as a number could be no honest quantity; the kernel's whole numbers end there too.
  const parts = BigInt(Math.round(Math.min(Math.max(count, -9e9), 9e9) * scale))
  const size = ticks(amount) * parts
  const half = BigInt(scale) / 2n
  return textOf((size + (size < 0n ? -half : half)) / BigInt(scale))
}

export const totals = (amounts: readonly string[]): bigint => amounts.reduce((sum, amount) => sum + ticks(amount), 0n)

/** As money writes it: as many digits as the currency has, more only where they say something. */
export function amountOf(size: bigint, currency: string): string {
  const [whole = '0', fraction = ''] = textOf(size).split('.')
  const shown = fraction.replace(/0+$/, '').padEnd(minorDigits(currency), '0')
  return shown === '' ? whole : `${whole}.${shown}`
}

const minorDigits = (currency: string): number => new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
