import { type Tampered, verifyHistory } from '../../../kernel/history/verify.server.ts'
import { onlyTenant } from '../../installation.server.ts'
import { defineVerb } from '../verb.server.ts'

/** More are counted, but not told one by one. */
const mostTold = 1000

export const verb = defineVerb({
  help: `Reckons the chain of every record's history again, and compares what it adds up to with the record as it is. Names each record that was
changed behind Mainstay's back. Changes nothing. Exit code 1 if there is one.`,
  run: async ({ within, give }) => {
    const found: Tampered[] = []
    const verified = await within(({ database, installation }) =>
      verifyHistory(database, installation.model, onlyTenant, tampered => {
        if (found.length < mostTold) found.push(tampered)
      }),
    )
    const counts = `${verified.records.toLocaleString('en')} records with ${verified.entries.toLocaleString('en')} entries`
    const said = verified.tampered === 0 ? `The history holds: ${counts}.` : `${found.map(inWords).join('\n')}\n${verified.tampered} of ${counts} do not hold.`
    give({ ...verified, found }, said)
    return verified.tampered === 0
  },
})

const inWords = ({ type, id, number, faults }: Tampered): string => `${type} ${number ?? id}: ${faults.join('; ')}.`
