/** Keeps a picture that is on the page as a file: it is drawn here and goes nowhere. */

/** What styles give on the page stands in the file itself. */
const kept = ['fill', 'stroke', 'stroke-width', 'font-family', 'font-size', 'font-weight', 'opacity'] as const

/** The picture as an SVG file of its own, with the colours that it has at this moment. */
export function svgText(picture: SVGSVGElement): string {
  const copy = picture.cloneNode(true) as SVGSVGElement
  const [from, to] = [picture.querySelectorAll('*'), copy.querySelectorAll('*')]
  for (const [i, element] of [...from].entries()) {
    const style = getComputedStyle(element)
    for (const name of kept) to[i]?.setAttribute(name, style.getPropertyValue(name))
    to[i]?.removeAttribute('class')
  }
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: backgroundOf(picture) })) ground.setAttribute(name, value)
  copy.prepend(ground)
  copy.removeAttribute('class')
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  return new XMLSerializer().serializeToString(copy)
}

function backgroundOf(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const color = getComputedStyle(at).backgroundColor
    if (color !== 'rgba(0, 0, 0, 0)' && color !== 'transparent') return color
  }
  return '#fff'
}

/** The same as PNG, twice as fine, so that it is sharp on paper. */
export async function pngBlob(picture: SVGSVGElement): Promise<Blob> {
  const image = new Image()
  const { width, height } = picture.viewBox.baseVal
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(picture))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * 2
  canvas.height = height * 2
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('The picture could not be drawn.'))), 'image/png'))
}

export function saveAs(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  follow(address, name)
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** Saves what is there; under the name that it comes with where none is given. */
export function follow(address: string, name: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
}

/** A name that every system takes for a file. */
export const fileName = (title: string, ending: string): string => `${title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'picture'}.${ending}`
