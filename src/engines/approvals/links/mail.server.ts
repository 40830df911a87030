import type { Ground } from '../../../kernel/practice.ts'
import { offerInMail } from '../../notifications/index.server.ts'
import { approval } from '../definitions/approval.definition.ts'
import type { Approval } from '../work.server.ts'
import { newLink } from './link.server.ts'

const label = { en: 'Look and decide', de: 'Ansehen und entscheiden' }

/** Whoever is asked can decide from the mail. Each mail has a link of its own. */
export const linksInMail = ({ store }: Ground): void =>
  offerInMail(store.model, approval.name, async ({ db, tenant, now, publicUrl, records, self }, { acting, row }) => {
    const one: Approval = await records.get(self, approval, row.id)
    const { id: person, language } = acting.person
    const isAsked = ['requested', 'needInformation'].includes(one.state) && (one.waitsFor ?? []).includes(person)
    if (!isAsked) return []
    const token = await newLink(db, one, { tenant, secret: store.secret, now, person })
    return [{ label: label[language], href: `${publicUrl}/approve#${token}` }]
  })
