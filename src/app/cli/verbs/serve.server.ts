import { openRuntime } from '../../runtime.server.ts'
import { serve } from '../../serve.server.ts'
import { onSignal } from '../../shutdown.server.ts'
import { unknownSettings } from '../../config.server.ts'
import { defineVerb } from '../verb.server.ts'

export const verb = defineVerb({
  help: 'Starts the desk and its API, with background jobs in the same process, until it is told to stop (SIGTERM or Ctrl-C).',
  options: {
    'no-jobs': { help: 'Leave background jobs to processes started with: mainstay work' },
  },
  run: async ({ config, log, options, give }) => {
    for (const line of unknownSettings()) log.warn({}, line)
    const runtime = await openRuntime({ config, log, name: 'serve', stays: true })
    const serving = await serve(runtime, { desk: true, jobs: !options['no-jobs'] })
    onSignal(log, serving.stop)
    give({ address: serving.address, publicUrl: config.publicUrl }, `Mainstay is at ${config.isPublic ? config.publicUrl : serving.address}`)
    await new Promise(() => {})
  },
})
