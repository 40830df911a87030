import { openRuntime } from '../../runtime.server.ts'
import { firstRun, type Welcome } from '../../first-run.server.ts'
import { serve } from '../../serve.server.ts'
import { leaveWell } from '../../shutdown.server.ts'
import { unknownSettings } from '../../config.server.ts'
import { defineVerb } from '../verb.server.ts'

export const verb = defineVerb({
  help: 'Starts the desk and its API, with background jobs in the same process, until it is told to stop (SIGTERM or Ctrl-C).',
  options: {
    empty: { help: 'On the first start: no demo organisation, but a one-time link to set up the first administrator' },
    'no-jobs': { help: 'Leave background jobs to processes started with: mainstay work' },
  },
  run: async ({ config, log, options, give }) => {
    for (const line of unknownSettings()) log.warn({}, line)
    const opening = openRuntime({ config, log, name: 'serve', stays: true })
    let stop = async () => (await opening).close()
    leaveWell(log, () => stop())
    const runtime = await opening
    const welcome = await firstRun(runtime, { empty: options.empty })
    const serving = await serve(runtime, { desk: true, jobs: !options['no-jobs'] })
    stop = serving.stop
    const at = config.isPublic ? config.publicUrl : (serving.address ?? config.publicUrl)
    give({ address: serving.address, publicUrl: config.publicUrl, ...welcome }, greeting(at, welcome))
    await new Promise(() => {})
  },
})

function greeting(at: string, { demo, setUpLink }: Welcome): string {
  if (setUpLink !== undefined) return `Mainstay is at ${at}\nSet up the first administrator, once, at ${setUpLink}`
  if (!demo) return `Mainstay is at ${at}`
  return `Mainstay is at ${at}\nThe demo organisation is here: open the address on this machine and choose as whom to look around\n(agent@example.com, requester@example.com, manager@example.com, admin@example.com; no passwords).`
}
