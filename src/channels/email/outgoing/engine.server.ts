import type { Engine } from '../../../kernel/practice.ts'
import type { Observer } from '../../../kernel/records/index.server.ts'
import { outgoingMail } from './definition.ts'
import { isTooMany } from './limits.server.ts'
import { sendJob } from './send-job.ts'

/** What is written to be sent is queued in the same transaction. */
const observer: Observer = {
  watches: type => type.name === outgoingMail.name,
  after: async ({ act, transition, row }, context) => {
    const queue = () => context.later(sendJob, { id: row.id }, { key: row.id })
    if (act === 'transition' && transition === 'resend') await queue()
    if (act !== 'create' || row.state !== 'queued') return
    if (await isTooMany(row, context)) await context.records.transition(context.by('mail-limit'), outgoingMail, row.id, 'suppress')
    else await queue()
  },
}

export default (): Engine => ({ observers: [observer] })
