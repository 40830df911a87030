import type { Model } from '../../kernel/define/index.ts'
import { invalid } from '../../kernel/errors.ts'
import type { ActHandler } from './act.ts'

/** The job that carries it out, by name: channels lie above engines. */
const job = 'webhook.call'

/** Tells a webhook, by its name, of the record; what it is told beside that is the act's text. */
export const callWebhook = (model: Model): ActHandler => ({
  check: ({ webhook }) => (webhook ? [] : [{ en: 'Give it the name of a webhook.', de: 'Bitte den Namen eines Webhooks angeben.' }]),
  run: async ({ webhook, text }, { actor, records, automation, type, row, later, fill }) => {
    const hooks = model.find('webhook')
    const named = { all: [{ field: 'name', is: '==', value: webhook ?? '' } as const] }
    if (!hooks || (await records.count(actor, hooks.definition, named, 1)) === 0) throw invalid('does', `There is no webhook '${webhook}'.`)
    const number = typeof row.number === 'string' ? row.number : null
    const said = text ? { text: await fill(text) } : {}
    const data = { automation: automation.name, record: { type: type.name, id: row.id, number }, ...said }
    await later(job, { webhook, type: 'automation.called', data })
    return { en: `called the webhook ${webhook}`, de: `rief den Webhook ${webhook} auf` }
  },
})
