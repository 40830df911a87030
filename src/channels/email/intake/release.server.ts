/** What follows when somebody releases a mail: the number they gave must be there, and the mail is read again. */
import { invalid } from '../../../kernel/errors.ts'
import type { Observer } from '../../../kernel/records/index.server.ts'
import { recordByNumber } from './find-record.server.ts'
import { intakeJob } from './receive-mail.server.ts'
import type { Model } from '../../../kernel/define/index.ts'

export const releaseObserver = (model: Model): Observer => ({
  watches: type => type.name === 'incomingMail',
  before: async ({ row, transition }, { actor, records }) => {
    if (transition !== 'release' || typeof row.recordNumber !== 'string') return undefined
    const found = await recordByNumber(records, model, actor, row.recordNumber)
    if (!found) throw invalid('recordNumber', noSuchRecord)
    return { values: { recordNumber: String(found.row.number) }, reason: '' }
  },
  after: async ({ row, transition }, { later }) => {
    if (transition === 'release') await later(intakeJob, { mail: row.id }, { key: `${row.id} released` })
  },
})

const noSuchRecord = { en: 'There is no record with this number that you may read.', de: 'Es gibt keinen Datensatz mit dieser Nummer, den Sie lesen dürfen.' }
