import { fault } from '../parts/parsed.ts'
import type { Parsed } from '../type.ts'

export interface Decimal {
  readonly negative: boolean
  /** Without leading zeros; empty for none. */
  readonly whole: string
  /** Without trailing zeros. */
  readonly fraction: string
}

/** A decimal number of at most 15 digits, 4 of them behind the point (unit prices need more than cents). */
export function decimalFrom(text: string): Parsed<Decimal> {
  const match = /^([+-]?)(\d{1,40})(?:\.(\d{1,40}))?$/.exec(text)
  if (!match) {
    return fault(
      'Use an amount like 1250.50, with a point and no thousands separator.',
      'Geben Sie einen Betrag wie 1250.50 an, mit Punkt und ohne Tausendertrennzeichen.',
    )
  }
  const whole = (match[2] ?? '').replace(/^0+/, '')
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  if (fraction.length > 4 || whole.length + fraction.length > 15) {
    return fault('Use at most 15 digits, at most 4 of them behind the point.', 'Verwenden Sie höchstens 15 Stellen, davon höchstens 4 nach dem Punkt.')
  }
  return { value: { negative: match[1] === '-' && whole + fraction !== '', whole, fraction } }
}

/** The one way an amount is written: at least `digits` behind the point. */
export function textOf({ negative, whole, fraction }: Decimal, digits: number): string {
  const behind = fraction.padEnd(digits, '0')
  return `${negative ? '-' : ''}${whole === '' ? '0' : whole}${behind === '' ? '' : `.${behind}`}`
}

/** 2 for euros, 0 for yen. */
export const minorDigits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
