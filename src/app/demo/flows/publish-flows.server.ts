import { flow, flowSecret } from '../../../engines/flows/index.ts'
import { webhook } from '../../../channels/webhook/index.ts'
import type { Document } from '../../../kernel/define/index.ts'
import type { Records } from '../../../kernel/records/index.server.ts'
import type { Cast } from '../telling/story.ts'
import { type FlowKey, flows } from './index.ts'

/** Where the machines are that flows speak to. Invented, as the rest: nobody answers there. */
const machines = {
  Directory: { url: 'https://directory.ahrenvelt.example/hooks/accounts', note: 'Reserves addresses for new people, and gives them back.' },
  'Time and payroll': { url: 'https://payroll.ahrenvelt.example/hooks/joiners', note: 'Must know a new person before anybody gives them an account.' },
} as const

const secrets = { 'backup-api': { hosts: ['backup.ahrenvelt.example'], value: 'invented-for-the-demo', note: 'Key to the interface of the backup.' } } as const

/** Draws and publishes all flows, with what they need. Gives their ids. */
export async function publishFlows(records: Records, cast: Cast): Promise<ReadonlyMap<FlowKey, string>> {
  const lea = cast.actor('lea')
  for (const [name, facts] of Object.entries(machines)) await records.create(lea, webhook, { name, ...facts, onCreated: false, onTransition: false })
  for (const [name, { hosts, ...facts }] of Object.entries(secrets))
    await records.create(lea, flowSecret, { name, hosts: [...hosts], owner: lea.person, ...facts })
  const ids = { group: cast.group, person: (key: Parameters<Cast['actor']>[0]) => cast.actor(key).person ?? '' }
  const published = new Map<FlowKey, string>()
  for (const [key, facts] of Object.entries(flows)) {
    const { name, description, owner, stuckAfter, graph } = facts
    const draft = JSON.parse(JSON.stringify(graph(ids))) as Document
    const { id } = await records.create(lea, flow, { name, description, of: 'requestItem', owner: ids.person(owner), stuckAfter, draft })
    await records.transition(lea, flow, id, 'publish', { note: 'First version.' })
    published.set(key as FlowKey, id)
  }
  return published
}
