import { useState } from 'react'
import type { Row } from '../../../web/client/index.ts'
import { textIn } from '../../../web/portal/row.ts'
import { pictureAddress } from './offer.web.ts'

/** The picture of an item, or the first letter of its name. It says nothing that the name beside it does not. */
export function Picture({ item, large = false }: { item: Row; large?: boolean }) {
  const [broken, setBroken] = useState(false)
  const has = Array.isArray(item.picture) && item.picture.length > 0
  if (has && !broken)
    return (
      <img className={large ? 'offer-picture is-large' : 'offer-picture'} src={pictureAddress(item.id)} alt="" loading="lazy" onError={() => setBroken(true)} />
    )
  return (
    <span className={large ? 'offer-picture is-large is-letter' : 'offer-picture is-letter'} aria-hidden="true">
      {textIn(item, 'name').slice(0, 1)}
    </span>
  )
}
