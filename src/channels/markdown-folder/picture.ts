import { imageSize } from 'image-size'
import { malformed } from '../../kernel/errors.ts'
import type { Limits } from './limits.ts'
import type { SourceFile } from './source-file.ts'

const pictures = /\.(png|jpe?g|gif|webp)$/i

/** Looks at the head of a picture, without unpacking it. @throws malformed where it would fill a reader's memory when shown */
export function checkPicture({ path, bytes }: SourceFile, { pixels, side }: Limits): void {
  if (!pictures.test(path)) return
  const size = sizeOf(bytes)
  if (size === undefined) throw malformed(`'${path}' is no picture of the kind that its name says. Nothing was imported.`, 'bad_picture')
  const { width, height } = size
  if (width > side || height > side || width * height > pixels)
    throw malformed(`'${path}' is ${width} by ${height} dots, which is more than a page can show. Nothing was imported; make it smaller.`, 'picture_too_large')
}

function sizeOf(bytes: Uint8Array): { width: number; height: number } | undefined {
  try {
    return imageSize(bytes)
  } catch {
    return undefined
  }
}
