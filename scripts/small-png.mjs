// Pictures of screens have few colours: with a palette they need less than half of the bytes.
import { crc32, deflateSync } from 'node:zlib'

/** The same picture with its 256 most used colours; the others become the nearest of these. A page of a browser reads it. */
export async function smallPng(page, png) {
  const { width, height, palette, pixels } = await page.evaluate(reduce, png.toString('base64'))
  const indices = Buffer.from(pixels, 'base64')
  const lines = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y++) indices.copy(lines, y * (width + 1) + 1, y * width, (y + 1) * width)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const parts = [chunk('IHDR', head), chunk('PLTE', Buffer.from(palette)), chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })), chunk('IEND')]
  return Buffer.concat([signature, ...parts])
}

function chunk(name, content = Buffer.alloc(0)) {
  const named = Buffer.concat([Buffer.from(name), content])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(content.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}

/** Runs in the page, and so refers to nothing outside of itself. */
async function reduce(base64) {
  const bitmap = await createImageBitmap(new Blob([Uint8Array.fromBase64(base64)], { type: 'image/png' }))
  const { width, height } = bitmap
  const drawing = new OffscreenCanvas(width, height).getContext('2d')
  drawing.drawImage(bitmap, 0, 0)
  const { data } = drawing.getImageData(0, 0, width, height)
  const colours = Uint32Array.from({ length: width * height }, (_, i) => (data[4 * i] << 16) | (data[4 * i + 1] << 8) | data[4 * i + 2])
  const uses = new Map()
  for (const colour of colours) uses.set(colour, (uses.get(colour) ?? 0) + 1)
  const kept = [...uses]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 256)
    .map(([colour]) => colour)
  const parts = colour => [colour >> 16, (colour >> 8) & 255, colour & 255]
  const distance = (a, b) => parts(a).reduce((sum, part, i) => sum + (part - parts(b)[i]) ** 2, 0)
  const nearest = colour => kept.reduce((best, one, i) => (distance(colour, one) < distance(colour, kept[best]) ? i : best), 0)
  const places = new Map([...uses.keys()].map(colour => [colour, nearest(colour)]))
  return { width, height, palette: kept.flatMap(parts), pixels: Uint8Array.from(colours, colour => places.get(colour)).toBase64() }
}
