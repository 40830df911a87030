import { mixed, nearestReadable } from './colour.ts'

/** What the screens show of the organisation, in the page itself, so that nothing changes after it is drawn. */
export interface Face {
  readonly name: string | null
  /** Address of the logo. */
  readonly logo: string | null
  readonly greeting: { readonly en: string | null; readonly de: string | null }
  readonly footer: { readonly en: string | null; readonly de: string | null }
  /** Address of the stylesheet with its colours; null where the shipped ones hold. */
  readonly style: string | null
  readonly guests: { readonly read: boolean; readonly report: boolean }
}

/** The colours of `ui/tokens.css` that follow from the organisation's. Where one of the two is given, the other is made of it. */
export function brandStyle(colour: string | null, colourDark: string | null): string {
  const light = nearestReadable(colour ?? colourDark ?? '#000000', 'light')
  const dark = nearestReadable(colourDark ?? colour ?? '#ffffff', 'dark')
  const [lightSoft, darkSoft] = [mixed(light, '#ffffff', 0.1), mixed(dark, '#0f1218', 0.22)]
  const tokens = {
    accent: [light, dark],
    'accent-hover': [mixed(light, '#000000', 0.86), mixed(dark, '#ffffff', 0.84)],
    'accent-soft': [lightSoft, darkSoft],
    'accent-text': [nearestReadable(light, 'light', [lightSoft]), nearestReadable(dark, 'dark', [darkSoft])],
    'on-accent': ['#ffffff', '#0b0f18'],
  }
  const lines = Object.entries(tokens).map(([name, [a, b]]) => `  --${name}: light-dark(${a}, ${b});`)
  return `:root {\n${lines.join('\n')}\n}\n`
}
