import type { Text } from '../../define/index.ts'
import type { Parsed } from '../type.ts'

/** A value refused, with what to do instead. */
export const fault = (en: string, de: string): { readonly fault: Text } => ({ fault: { en, de } })

/** Goes on with an accepted value; a fault stays as it is. */
export const andThen = <A, B>(parsed: Parsed<A>, next: (value: A) => Parsed<B>): Parsed<B> => ('fault' in parsed ? parsed : next(parsed.value))
