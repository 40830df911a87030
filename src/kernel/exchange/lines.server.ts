import { createReadStream } from 'node:fs'
import { malformed } from '../errors.ts'

/** Characters a line may have: far more than any record, and little enough to hold. */
const longest = 64_000_000

/**
 * The lines of a UTF-8 file, however large. Only LF ends one: `node:readline` also ends lines at U+2028, which JSON
 * leaves as it is within texts.
 */
export async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
    const parts = (rest + String(chunk)).split('\n')
    rest = parts.pop() ?? ''
    if (rest.length > longest) throw malformed(`${path} has a line of more than ${longest} characters.`, 'bad_file')
    yield* parts
  }
  if (rest !== '') yield rest
}
