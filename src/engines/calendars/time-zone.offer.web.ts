import type { ComponentProps } from 'react'
import type { Offer, Offered } from '../../web/fields.ts'

let zones: readonly Offered[] | undefined
const allZones = () => (zones ??= Intl.supportedValuesOf('timeZone').map(value => ({ value, title: value.replaceAll('_', ' ') })))

const Items = ({ children }: ComponentProps<Offer['Items']>) => children(allZones())

export default { Items } satisfies Offer
