import { Dialog as Base } from '@base-ui/react/dialog'
import { lazy, Suspense } from 'react'
import { paletteSignal } from './open.ts'
import { usePaletteText } from './words.ts'
import './palette.css'

const PaletteBox = lazy(() => import('./palette-box.tsx'))

/** One box that finds everything and does everything. */
export function Palette() {
  const t = usePaletteText()
  const open = paletteSignal.use()
  return (
    <Base.Root open={open} onOpenChange={paletteSignal.set}>
      <Base.Portal>
        <Base.Backdrop className="shade" />
        <Base.Popup className="dialog palette" aria-label={t('title')}>
          <Suspense fallback={<div className="palette-wait" />}>
            <PaletteBox />
          </Suspense>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
