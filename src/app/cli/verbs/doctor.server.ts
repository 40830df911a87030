import { databaseFindings, unreachable } from '../../doctor/database.server.ts'
import type { Finding } from '../../doctor/finding.ts'
import { machineFindings } from '../../doctor/machine.server.ts'
import { findServer } from '../../open-database.server.ts'
import { type Call, defineVerb } from '../verb.server.ts'

export const verb = defineVerb({
  help: 'Looks at this installation and says in words what is wrong and what to do about it. Changes nothing. Exit code 1 if something is wrong.',
  run: async call => {
    const findings = [...machineFindings(call.config), ...(await ofDatabase(call))]
    call.give(findings, findings.map(written).join('\n'))
    return !findings.some(f => f.state === 'fault')
  },
})

async function ofDatabase({ config, log }: Call): Promise<Finding[]> {
  try {
    const server = await findServer({ config, log, applicationName: 'mainstay doctor' })
    try {
      return await databaseFindings(server.ownerUrl)
    } finally {
      await server.stop()
    }
  } catch (error) {
    return [unreachable(error)]
  }
}

const signs = { ok: 'ok     ', warning: 'warning', fault: 'FAULT  ' } as const

const written = ({ what, state, message, remedy }: Finding): string =>
  `${signs[state]}  ${what.padEnd(12)} ${message}${remedy ? `\n${' '.repeat(22)}${remedy}` : ''}`
