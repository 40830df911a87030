import { plain } from '../words.ts'

/** Longer ones are codes, which nobody asks for. */
const longest = 40

/** The words of a text as questions see them: small letters, without accents. */
export const split = (text: string): string[] =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '' && word.length <= longest)
