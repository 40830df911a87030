import { fromProcess, settings } from '../../config.server.ts'
import { defineVerb } from '../verb.server.ts'

export const verb = defineVerb({
  help: 'Lists every setting: an environment variable, or a line in a file .env in the folder Mainstay is started in.',
  run: async ({ give }) => {
    const environment = fromProcess()
    const all = Object.values(settings).map(({ name, meaning, otherwise }) => ({
      name,
      meaning,
      default: otherwise,
      set: environment[name] !== undefined && environment[name] !== '',
    }))
    give(all, all.map(s => `${s.name}${s.set ? ' (set)' : ''}\n    ${s.meaning}.\n    Unset: ${s.default}`).join('\n'))
  },
})
