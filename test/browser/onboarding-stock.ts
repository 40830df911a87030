import assert from 'node:assert/strict'
import type { Receiver } from '../harness/receiver.ts'
import type { Client } from '../harness/server.ts'

/** Whoever sets it up, whom it is asked of, and who does it. */
interface Crew {
  readonly admin: Client
  readonly berta: Client
  readonly petra: Client
  readonly ivo: Client
  readonly wanda: Client
}

interface Systems {
  readonly directory: Receiver
  readonly payroll: Receiver
}

const both = (en: string, de: string) => ({ en, de })

/** A bundle for somebody new, the screens that it brings along, and the flow that does the rest. Gives the ids of the two items. */
export async function stockJoining(
  { admin, berta, petra, ivo, wanda }: Crew,
  systems: Systems,
): Promise<{ readonly bundle: string; readonly monitor: string }> {
  const made = async (path: string, body: object, status = 201): Promise<string> => {
    const answer = await admin.post(path, body)
    assert.equal(answer.status, status, `${path} ${answer.text}`)
    return String(answer.body.id)
  }
  for (const [name, receiver] of [['Directory', systems.directory] as const, ['Payroll', systems.payroll] as const]) {
    receiver.secret = `whsec_${Buffer.from(`${name} keeps this to itself`.padEnd(32)).toString('base64')}`
    await made('/webhooks', { name, url: receiver.url, secret: receiver.secret, onCreated: false, onTransition: false })
  }
  const identity = await made('/groups', { name: 'Identity', members: [ivo.id] })
  const workplace = await made('/groups', { name: 'Workplace', members: [wanda.id] })
  const flow = await made('/flows', {
    name: 'Somebody new',
    of: 'requestItem',
    owner: admin.id,
    draft: joining({ identity, workplace, berta: berta.id, petra: petra.id }),
  })
  await made(`/flows/${flow}/publish`, {}, 200)
  const publish = async (name: string, draft: object): Promise<string> => {
    const id = await made('/catalogue-items', { name, openTo: 'everyone', draft: { texts: { name: both(name, name) }, ...draft } })
    return made(`/catalogue-items/${id}/publish`, {}, 200)
  }
  const monitor = await publish('Monitor', { task: { group: workplace }, price: { amount: '210.00', currency: 'EUR' }, most: 4, deliveryDays: 2 })
  const bundle = await publish('Somebody new starts', {
    texts: {
      name: both('Somebody new starts', 'Jemand fängt neu an'),
      summary: both('Account, desk and screens for the first day', 'Konto, Platz und Bildschirme für den ersten Tag'),
    },
    deliveryDays: 10,
    flow: { id: flow },
    form: {
      parts: [
        { part: 'question', key: 'place', kind: 'text', label: both('Desk number', 'Nummer des Platzes'), require: true },
        { part: 'question', key: 'screens', kind: 'boolean', label: both('Needs screens', 'Braucht Bildschirme') },
      ],
    },
    includes: [{ item: monitor, when: 'screens == true', quantity: 2 }],
  })
  return { bundle, monitor }
}

interface Ids {
  readonly identity: string
  readonly workplace: string
  readonly berta: string
  readonly petra: string
}

/** Approved twice; work side by side; an address is reserved and given back where payroll does not answer; whoever looks after it has it go on. */
export const joining = ({ identity, workplace, berta, petra }: Ids) => ({
  variables: [{ key: 'place', from: 'answers', kind: 'text', label: 'Desk' }],
  nodes: [
    { key: 'start', kind: 'start', name: 'Ordered', next: 'ask' },
    {
      key: 'ask',
      kind: 'approval',
      name: 'Budget, then People',
      steps: [
        { name: 'Budget', people: [berta] },
        { name: 'People', people: [petra] },
      ],
      shows: ['title', 'answers.place'],
      rejected: 'refused',
      next: 'split',
    },
    { key: 'refused', kind: 'end', name: 'Not approved', outcome: 'incomplete' },
    {
      key: 'split',
      kind: 'parallel',
      name: 'At the same time',
      join: 'ready',
      branches: [
        { name: 'Account', to: 'account' },
        { name: 'Place', to: 'place' },
      ],
    },
    task('account', 'Account', 'Account for {{requester.name}}', identity, 'ready'),
    task('place', 'Place', 'Desk {{answers.place}} for {{requester.name}}', workplace, 'ready'),
    { key: 'ready', kind: 'join', name: 'Both are there', next: 'reserve' },
    { ...call('reserve', 'Reserve an address', 'Directory', 'reserve'), undo: 'release', next: 'tell' },
    { ...call('release', 'Give the address back', 'Directory', 'release'), next: '' },
    { ...call('tell', 'Tell payroll', 'Payroll', 'tell'), retry: { count: 1, wait: 'PT1S' }, failed: 'takeBack', next: 'welcome' },
    { key: 'takeBack', kind: 'undo', name: 'Take back what was done', next: 'again' },
    { ...call('again', 'Is payroll there again?', 'Payroll', 'ask'), retry: { count: 0, wait: 'PT1S' }, next: 'reserve' },
    task('welcome', 'Welcome', 'Welcome {{requester.name}}', workplace, 'done'),
    { key: 'done', kind: 'end', name: 'Arrived', outcome: 'done' },
  ],
})

const task = (key: string, name: string, title: string, group: string, next: string) => ({
  key,
  kind: 'task',
  name,
  title,
  fields: [{ field: 'group', value: group }],
  next,
})

const call = (key: string, name: string, webhook: string, act: string) => ({
  key,
  kind: 'webhook',
  name,
  webhook,
  values: [
    { field: 'act', value: act },
    { field: 'for', value: '{{requester.name}}' },
  ],
})
