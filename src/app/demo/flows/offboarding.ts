import type { Node } from '../../../engines/flows/index.ts'
import { type FlowFacts, type Ids, tellRequester } from './flow.ts'

export const offboarding: FlowFacts = {
  name: 'Somebody leaves',
  description:
    'Three days before the last one, at the same time: devices, mailbox, licences and roles. On the last day Identity and access end account and badge. Where devices are not back after two weeks, the owner is told.',
  owner: 'petra',
  stuckAfter: 'P5D',
  graph: ids => ({
    variables: [
      { key: 'who', from: 'answers', kind: 'reference', to: 'person', label: 'Who leaves' },
      { key: 'takesOver', from: 'answers', kind: 'reference', to: 'person', label: 'Who takes over' },
      { key: 'lastDay', from: 'answers', kind: 'date', label: 'Last day' },
      { key: 'ends', from: 'answers', kind: 'text', label: 'Accounts end' },
    ],
    nodes: [
      { key: 'start', kind: 'start', name: 'Ordered', next: 'threeDays' },
      { key: 'threeDays', kind: 'wait', name: 'Three days before', date: 'answers.lastDay', duration: '-P3D', expected: 'P200D', next: 'prepare' },
      {
        key: 'prepare',
        kind: 'parallel',
        name: 'At the same time',
        join: 'prepared',
        branches: [
          { name: 'Mailbox', to: 'mailbox' },
          { name: 'Licences and roles', to: 'roles' },
          { name: 'Account and badge', to: 'lastDay' },
          { name: 'Devices', to: 'devices' },
        ],
      },
      work(ids, 'mailbox', 'Mailbox', 'serviceDesk', 'Mailbox of {{answers.who.name}}: answer for 90 days, to {{answers.takesOver.name}}'),
      work(ids, 'roles', 'Licences and roles', 'business', 'Take licences and roles of {{answers.who.name}}; hand over what only they had'),
      { key: 'lastDay', kind: 'wait', name: 'The last day', date: 'answers.lastDay', expected: 'P10D', next: 'account' },
      work(ids, 'account', 'Account and badge', 'identity', 'End account and badge of {{answers.who.name}} today ({{answers.ends}})'),
      work(ids, 'devices', 'Devices', 'workplace', 'Collect devices of {{answers.who.name}}, last day {{answers.lastDay}}', 'P17D'),
      { key: 'prepared', kind: 'join', name: 'All is done', next: 'told' },
      tellRequester(
        'told',
        'Say that all is done',
        'Accounts of {{answers.who.name}} have ended and the devices are back. The mailbox answers for 90 days more.',
        'done',
      ),
      { key: 'done', kind: 'end', name: 'Gone', outcome: 'done' },
    ],
  }),
}

function work(ids: Ids, key: string, name: string, group: Parameters<Ids['group']>[0], title: string, expected = 'P4D'): Node {
  const fields = [
    { field: 'group', value: ids.group(group) },
    { field: 'priority', value: key === 'account' ? '2' : '3' },
  ]
  return { key, kind: 'task', name, title, fields, expected, next: 'prepared' }
}
