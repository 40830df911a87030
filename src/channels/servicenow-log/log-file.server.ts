import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import { malformed } from '../../kernel/errors.ts'

/** The rows of a CSV file, plain or gzipped, the heading first. Nothing is kept in memory. @throws malformed in words about the file */
export async function* readCsv(path: string): AsyncGenerator<string[]> {
  const packed = await isGzip(path)
  // A stray quote within a cell is text. The size of a row is bound, so that a quote that is never closed cannot eat the memory.
  const parser = parse({ bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: 4_000_000 })
  const file = createReadStream(path, { highWaterMark: 1 << 18 })
  const rows = packed ? pipeline(file, createGunzip(), decode, parser, () => {}) : pipeline(file, decode, parser, () => {})
  try {
    for await (const row of rows) yield row as string[]
  } catch (error) {
    throw inWords(path, error)
  } finally {
    file.destroy()
  }
}

async function* decode(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

/** By its first bytes; names lie. */
async function isGzip(path: string): Promise<boolean> {
  const file = await open(path).catch((error: unknown) => {
    throw inWords(path, error)
  })
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return buffer[0] === 0x1f && buffer[1] === 0x8b
  } catch (error) {
    throw inWords(path, error)
  } finally {
    await file.close()
  }
}

function inWords(path: string, error: unknown): unknown {
  const { code = '', message = '', records = 0 } = error as { code?: string; message?: string; records?: number }
  if (code === 'ENOENT') return malformed(`There is no file ${path}.`, 'no_file')
  if (code === 'EACCES') return malformed(`The file ${path} cannot be read: permission denied.`, 'no_file')
  if (code === 'EISDIR') return malformed(`${path} is a folder. Name a file.`, 'no_file')
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return malformed(`${path} is not UTF-8. Save it as UTF-8 and try again.`, 'not_utf8')
  if (code.startsWith('Z_')) return malformed(`${path} is a gzip file that is cut off or damaged. Fetch it again.`, 'bad_gzip')
  if (code.startsWith('CSV_')) return malformed(`${path} is not CSV from row ${records + 1} on: ${message}`, 'bad_csv')
  return error
}
