import { Failure, type Wrong } from '../../kernel/errors.ts'

/** The faults of one form among several. */
export function faultsAt(failure: unknown, at: string): Wrong[] {
  if (!(failure instanceof Failure) || failure.kind !== 'invalid') throw failure
  const [en, de] = [failure.told('en').faults, failure.told('de').faults]
  return en.map(({ field, message }, i) => ({ field: `${at}.${field}`, message: { en: message, de: de[i]?.message ?? message } }))
}
