/** What a picture is made of, on a square of 24 by 24; what comes later lies above. */
export type Shape = Box | Disc | Line

interface Box {
  readonly is: 'box'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly radius: number
  readonly colour: Colour
}

interface Disc {
  readonly is: 'disc'
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly colour: Colour
}

interface Line {
  readonly is: 'line'
  readonly from: readonly [x: number, y: number]
  readonly to: readonly [x: number, y: number]
  readonly width: number
  readonly colour: Colour
}

export const box = (x: number, y: number, width: number, height: number, colour: Colour, radius = 0): Shape => ({
  is: 'box',
  x,
  y,
  width,
  height,
  radius,
  colour,
})
export const disc = (x: number, y: number, radius: number, colour: Colour): Shape => ({ is: 'disc', x, y, radius, colour })
export const line = (x1: number, y1: number, x2: number, y2: number, width: number, colour: Colour): Shape => ({
  is: 'line',
  from: [x1, y1],
  to: [x2, y2],
  width,
  colour,
})

const colours = {
  sky: [231, 237, 251],
  mint: [228, 243, 236],
  sand: [251, 240, 220],
  rose: [246, 232, 243],
  ink: [39, 67, 127],
  paper: [255, 255, 255],
  blue: [79, 124, 242],
  shade: [201, 214, 245],
  sun: [238, 176, 60],
  leaf: [58, 157, 110],
  red: [212, 86, 79],
} as const satisfies Readonly<Record<string, readonly [number, number, number]>>

export type Colour = keyof typeof colours

const grid = 24
/** Looked at so often across and down within each pixel, so that edges are smooth. */
const samples = 2

/** Red, green and blue of each pixel, row by row, of a square of so many pixels. */
export function painted(ground: Colour, shapes: readonly Shape[], side: number): Uint8Array {
  const pixels = new Uint8Array(side * side * 3)
  const step = grid / (side * samples)
  for (let at = 0; at < side * side; at++) {
    const [left, top] = [(at % side) * samples, Math.floor(at / side) * samples]
    const sum: [number, number, number] = [0, 0, 0]
    for (let i = 0; i < samples * samples; i++) {
      const [x, y] = [(left + (i % samples) + 0.5) * step, (top + Math.floor(i / samples) + 0.5) * step]
      const [red, green, blue] = colours[shapes.findLast(shape => covers(shape, x, y))?.colour ?? ground]
      sum[0] += red
      sum[1] += green
      sum[2] += blue
    }
    pixels.set(
      sum.map(value => Math.round(value / (samples * samples))),
      at * 3,
    )
  }
  return pixels
}

/** `Math.hypot` takes ten times as long. */
const length = (x: number, y: number): number => Math.sqrt(x * x + y * y)

function covers(shape: Shape, x: number, y: number): boolean {
  switch (shape.is) {
    case 'disc':
      return length(x - shape.x, y - shape.y) <= shape.radius
    case 'line':
      return distance(shape, x, y) <= shape.width / 2
    default:
      return within(shape, x, y)
  }
}

function within({ x: left, y: top, width, height, radius }: Box, x: number, y: number): boolean {
  const beyond = (at: number, middle: number, half: number) => Math.max(0, Math.abs(at - middle) - (half - radius))
  return length(beyond(x, left + width / 2, width / 2), beyond(y, top + height / 2, height / 2)) <= radius
}

function distance({ from: [x1, y1], to: [x2, y2] }: Line, x: number, y: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const along = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)))
  return length(x - x1 - along * dx, y - y1 - along * dy)
}
