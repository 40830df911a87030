import { defineVerb } from '../verb.server.ts'

export const verb = defineVerb({
  help: 'Adds a person. Without a password it prints a link by which they set one, good for a day.',
  arguments: [{ name: 'e-mail', help: 'What they sign in with' }],
  options: {
    name: { help: 'Their name', value: 'NAME', required: true },
    roles: { help: 'Keys of their roles, separated by commas: requester, agent, lead, manager, knowledgeAuthor, administrator', value: 'ROLES' },
    'password-stdin': { help: 'Read a password from standard input' },
  },
  run: async ({ arguments: [email = ''], options, give, within }) => {
    const password = options['password-stdin'] ? await fromStandardInput() : undefined
    const roles = (options.roles ?? 'requester').split(',').map(key => key.trim())
    const made = await within(({ access }) => access.issueUser({ email, name: options.name, roles, ...(password === undefined ? {} : { password }) }))
    give(made, made.link === null ? made.id : `${made.id}\n${made.link}`)
  },
})

async function fromStandardInput(): Promise<string> {
  let text = ''
  for await (const chunk of process.stdin) text += String(chunk)
  return text.replace(/\r?\n$/, '')
}
