import type { ComponentProps } from 'react'
import type { Offer } from '../../web/fields.ts'
import { usePlaces } from './places.web.ts'

const Items = ({ row: { country }, children }: ComponentProps<Offer['Items']>) => children(usePlaces(typeof country === 'string' ? country : ''))

export default { Items } satisfies Offer
