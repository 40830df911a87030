/**
 * Colours as WCAG 2.2 reckons their contrast, and the nearest colour that can be read. Lightness is changed in OKLCH, where hue
 * and strength stay what they look like (Björn Ottosson, 2020).
 */
export type Mode = 'light' | 'dark'

/** What the accent stands upon, as `ui/tokens.css` has it. */
const grounds: Readonly<Record<Mode, readonly string[]>> = { light: ['#ffffff', '#f6f7f9'], dark: ['#0f1218', '#171b23', '#1d222c'] }
/** AA for text: buttons and links are. */
const enough = 4.5

type Triple = readonly [number, number, number]

export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text)

/** From 1 (the same) to 21 (black on white). */
export function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

/** The least contrast that the colour has as text, in light or dark. */
export const leastContrast = (colour: string, mode: Mode, more: readonly string[] = []): number =>
  Math.min(...[...grounds[mode], ...more].map(ground => contrast(colour, ground)))

export const isReadable = (colour: string, mode: Mode): boolean => leastContrast(colour, mode) >= enough

/** The nearest in lightness that can be read, of the same hue; the colour itself where it can. */
export function nearestReadable(colour: string, mode: Mode, more: readonly string[] = []): string {
  const [lightness, a, b] = toOklab(colour)
  const step = mode === 'light' ? -0.005 : 0.005
  for (let l = lightness; l >= 0 && l <= 1; l += step) {
    const found = l === lightness ? colour.toLowerCase() : inGamut(l, a, b)
    if (leastContrast(found, mode, more) >= enough) return found
  }
  return mode === 'light' ? '#000000' : '#ffffff'
}

/** `part` of the one in the other, as paint on paper. */
export const mixed = (colour: string, ground: string, part: number): string => {
  const [x, y] = [channels(colour), channels(ground)]
  return toHex(x.map((value, i) => value * part + (y[i] ?? 0) * (1 - part)) as unknown as Triple)
}

const channels = (hex: string): Triple => [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Triple

const toHex = (rgb: Triple): string =>
  `#${rgb
    .map(value =>
      Math.round(Math.min(1, Math.max(0, value)) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
const gamma = (value: number): number => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055)

function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map(linear) as unknown as Triple
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function toOklab(hex: string): Triple {
  const [r, g, b] = channels(hex).map(linear) as unknown as Triple
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function fromOklab([lightness, a, b]: Triple): Triple {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

/** As strong as a screen can show it at this lightness. */
function inGamut(lightness: number, a: number, b: number): string {
  for (let strength = 1; strength > 0; strength -= 0.05) {
    const rgb = fromOklab([lightness, a * strength, b * strength])
    if (rgb.every(value => value >= -0.0005 && value <= 1.0005)) return toHex(rgb.map(value => gamma(Math.max(0, value))) as unknown as Triple)
  }
  return toHex([lightness, lightness, lightness])
}
