/** The list of MAPI properties inside winmail.dat (MS-OXTNEF 2.1.3.4, MS-OXCDATA 2.11.1). */

/** By property id. Bytes are a part of the file, not a copy. */
export type Properties = Map<number, Buffer | string>

const mostProperties = 2000
const mostValues = 1000
const many = 0x1000
const named = 0x8000

const kind = { text8: 0x1e, text16: 0x1f, binary: 0x102, object: 0x0d }
const sizes: Readonly<Record<number, number>> = { 2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16 }

/** Adds what it knows of; stops at the first property that it cannot follow. */
export function readProperties(data: Buffer, into: Properties): void {
  const cursor: Cursor = { data, at: 0 }
  const count = Math.min(number(cursor), mostProperties)
  for (let seen = 0; seen < count && cursor.at + 4 <= data.length; seen++) {
    const type = data.readUInt16LE(cursor.at)
    const id = data.readUInt16LE(cursor.at + 2)
    cursor.at += 4
    if (id >= named) skipName(cursor)
    const value = readValue(cursor, type & ~many, (type & many) !== 0)
    if (value === false) return
    if (value !== undefined && value.length > 0) into.set(id, value)
  }
}

interface Cursor {
  readonly data: Buffer
  at: number
}

/** The next four bytes; past the end something that nothing follows. */
function number(cursor: Cursor): number {
  const fits = cursor.at + 4 <= cursor.data.length
  const value = fits ? cursor.data.readUInt32LE(cursor.at) : 0
  cursor.at += 4
  return value
}

const padded = (length: number): number => Math.ceil(length / 4) * 4

function skipName(cursor: Cursor): void {
  cursor.at += 16
  const isText = number(cursor) === 1
  const length = number(cursor)
  if (isText) cursor.at += padded(length)
}

/** The first of its values; undefined for what is of no use here, false where the list cannot be followed. */
function readValue(cursor: Cursor, type: number, isMany: boolean): Buffer | string | undefined | false {
  const size = sizes[type]
  if (size !== undefined) {
    const values = isMany ? number(cursor) : 1
    cursor.at += values * size
    return values > mostValues ? false : undefined
  }
  if (![kind.text8, kind.text16, kind.binary, kind.object].includes(type)) return false
  const values = number(cursor)
  let first: Buffer | undefined
  for (let seen = 0; seen < values; seen++) {
    const length = number(cursor)
    const start = cursor.at
    cursor.at += padded(length)
    if (values > mostValues || start + length > cursor.data.length) return false
    first ??= cursor.data.subarray(start, start + length)
  }
  return type === kind.text16 ? first?.toString('utf16le').replace(/\0+$/, '') : first
}
