import { openRuntime } from '../../runtime.server.ts'
import { serve } from '../../serve.server.ts'
import { onSignal } from '../../shutdown.server.ts'
import { defineVerb } from '../verb.server.ts'

export const verb = defineVerb({
  help: 'Runs background jobs, and nothing else, until it is told to stop. Any number of these may run beside any number of desks.',
  run: async ({ config, log, give }) => {
    const runtime = await openRuntime({ config, log, name: 'work', stays: true })
    const serving = await serve(runtime, { desk: false, jobs: true })
    onSignal(log, serving.stop)
    give({ working: true }, 'Mainstay is working on background jobs.')
    await new Promise(() => {})
  },
})
