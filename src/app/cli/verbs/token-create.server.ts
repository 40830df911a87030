import { defineVerb, wrongUse } from '../verb.server.ts'

export const verb = defineVerb({
  help: 'Makes a token that scripts sign in with, and prints it, this once and nothing else.',
  options: {
    for: { help: 'Whose: somebody’s e-mail', value: 'E-MAIL', required: true },
    name: { help: 'What it is for', value: 'NAME' },
    scope: { help: 'read, write, admin, or of one record type (incident:read); separated by commas', value: 'SCOPES' },
    days: { help: 'How long it lasts, 365 at most; 90 unless told', value: 'DAYS' },
  },
  run: async ({ options, give, within }) => {
    const days = Number(options.days ?? 90)
    if (!Number.isInteger(days) || days < 1) throw wrongUse('--days is a whole number of days.')
    const scopes = (options.scope ?? 'read,write').split(',').map(word => word.trim())
    const made = await within(({ access }) => access.issueToken({ for: options.for, name: options.name ?? 'command line', scopes, days }))
    give(made, made.token)
  },
})
