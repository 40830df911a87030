import { signal } from '../shell/signal.ts'

export const paletteSignal = signal()
export const openPalette = paletteSignal.open
