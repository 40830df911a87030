import { openRuntime } from '../../runtime.server.ts'
import { serve } from '../../serve.server.ts'
import { leaveWell } from '../../shutdown.server.ts'
import { defineVerb } from '../verb.server.ts'

export const verb = defineVerb({
  help: 'Runs background jobs, and nothing else, until it is told to stop. Any number of these may run beside any number of desks.',
  run: async ({ config, log, give }) => {
    const opening = openRuntime({ config, log, name: 'work', stays: true })
    let stop = async () => (await opening).close()
    leaveWell(log, () => stop())
    const serving = await serve(await opening, { desk: false, jobs: true })
    stop = serving.stop
    give({ working: true }, 'Mainstay is working on background jobs.')
    await new Promise(() => {})
  },
})
