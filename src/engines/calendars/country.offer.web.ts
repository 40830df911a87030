import type { ComponentProps } from 'react'
import type { Offer } from '../../web/fields.ts'
import { usePlaces } from './places.web.ts'

const Items = ({ children }: ComponentProps<Offer['Items']>) => children(usePlaces())

export default { Items } satisfies Offer
