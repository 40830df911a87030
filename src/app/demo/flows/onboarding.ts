import type { AskedStep } from '../../../engines/approvals/index.ts'
import type { Node } from '../../../engines/flows/index.ts'
import { type FlowFacts, type Ids, tellRequester } from './flow.ts'
import { manager, shows, stepsOf } from './steps.ts'

const day = 'answers.firstDay'

export const onboarding: FlowFacts = {
  name: 'Somebody new',
  description:
    'Approved by the manager of whoever orders, then by People. An address is reserved and payroll is told; where payroll does not answer, the address is given back. Then account, mailbox, rights and place at the same time; the envelope the day before; ten days later we ask how it went.',
  owner: 'petra',
  stuckAfter: 'P5D',
  webhooks: ['Time and payroll', 'Directory'],
  graph: ids => ({
    variables: [
      { key: 'fullName', from: 'answers', kind: 'text', label: 'Name' },
      { key: 'personnelNumber', from: 'answers', kind: 'text', label: 'Personnel number' },
      { key: 'firstDay', from: 'answers', kind: 'date', label: 'First day' },
      { key: 'work', from: 'answers', kind: 'text', label: 'Works' },
      { key: 'place', from: 'answers', kind: 'text', label: 'Desk' },
      { key: 'remote', from: 'answers', kind: 'boolean', label: 'Works from home' },
      { key: 'laptop', from: 'answers', kind: 'boolean', label: 'Laptop' },
      { key: 'phone', from: 'answers', kind: 'boolean', label: 'Phone' },
    ],
    nodes: [...approving, ...announcing(ids), ...preparing(ids), ...arriving(ids)],
  }),
}

/** People answer for what is new, not for what it costs. */
const people: AskedStep = {
  name: 'People',
  path: 'item.owner',
  covers: 'answers.fullName answers.personnelNumber answers.firstDay',
  remindEvery: 'P1D',
  expiresAfter: 'P14D',
}
const asked = {
  shows: [...shows],
  expected: 'P4D',
  rejected: 'refused',
  failed: 'refused',
  next: 'reserve',
} as const

const approving: readonly Node[] = [
  { key: 'start', kind: 'start', name: 'Ordered', next: 'who' },
  {
    key: 'who',
    kind: 'decision',
    name: 'Who is asked?',
    choices: [
      { name: 'Nobody is above', when: 'requester.manager == null', to: 'onlyPeople' },
      { name: 'People order it', when: 'requester == item.owner', to: 'onlyManager' },
    ],
    otherwise: 'both',
  },
  { key: 'onlyPeople', kind: 'approval', name: 'People approve', steps: stepsOf(people), ...asked },
  { key: 'onlyManager', kind: 'approval', name: 'Manager approves', steps: stepsOf(manager), ...asked },
  { key: 'both', kind: 'approval', name: 'Manager, then People approve', steps: stepsOf(manager, people), ...asked },
  tellRequester('refused', 'Say that it was not approved', '“{{title}}” was not approved. The reason stands with it.', 'notDone'),
  { key: 'notDone', kind: 'end', name: 'Not done', outcome: 'incomplete' },
]

const announcing = (ids: Ids): readonly Node[] => [
  {
    key: 'reserve',
    kind: 'webhook',
    name: 'Reserve an address',
    webhook: 'Directory',
    values: [
      { field: 'act', value: 'reserve' },
      { field: 'name', value: '{{answers.fullName}}' },
      { field: 'order', value: '{{number}}' },
    ],
    retry: { count: 3, wait: 'PT1M', factor: 3 },
    undo: 'release',
    failed: 'giveUp',
    next: 'announce',
  },
  {
    key: 'release',
    kind: 'webhook',
    name: 'Give the address back',
    webhook: 'Directory',
    values: [
      { field: 'act', value: 'release' },
      { field: 'order', value: '{{number}}' },
    ],
    retry: { count: 5, wait: 'PT1M', factor: 3 },
    next: '',
  },
  {
    key: 'announce',
    kind: 'webhook',
    name: 'Tell payroll',
    webhook: 'Time and payroll',
    values: [
      { field: 'personnelNumber', value: '{{answers.personnelNumber}}' },
      { field: 'name', value: '{{answers.fullName}}' },
      { field: 'firstDay', value: '{{answers.firstDay}}' },
    ],
    retry: { count: 3, wait: 'PT1M', factor: 3 },
    failed: 'giveUp',
    next: 'prepare',
  },
  // Nobody gets an account whom payroll does not know: an account without a person is found years later.
  { key: 'giveUp', kind: 'undo', name: 'Take back what was done', next: 'toPeople' },
  {
    key: 'toPeople',
    kind: 'task',
    name: 'Find out with payroll',
    title: 'Payroll did not take {{answers.fullName}}: find out why, then order again',
    fields: [
      { field: 'group', value: ids.group('business') },
      { field: 'priority', value: '2' },
    ],
    expected: 'P1D',
    next: 'sorry',
  },
  tellRequester(
    'sorry',
    'Say that it stopped',
    'Payroll did not take “{{answers.fullName}}”. Business applications have looked into it; please read there and order again.',
    'notDone',
  ),
]

const preparing = (ids: Ids): readonly Node[] => [
  {
    key: 'prepare',
    kind: 'parallel',
    name: 'At the same time',
    join: 'ready',
    branches: [
      { name: 'Account', to: 'account' },
      { name: 'Mailbox', to: 'mailbox', when: "answers.work != 'line'" },
      { name: 'Rights', to: 'rights' },
      { name: 'Place', to: 'desk', when: "answers.work == 'desk'" },
      { name: 'Remote access', to: 'remote', when: 'answers.remote == true' },
    ],
  },
  work(ids, 'account', 'Account', 'identity', 'Account, PIN and second factor for {{answers.fullName}}, from {{answers.firstDay}}'),
  work(ids, 'mailbox', 'Mailbox and lists', 'serviceDesk', 'Mailbox and lists for {{answers.fullName}}'),
  work(ids, 'rights', 'Rights in applications', 'business', 'Rights as ordered for {{answers.fullName}}; ask the owners first'),
  work(ids, 'desk', 'Place', 'workplace', 'Desk {{answers.place}} for {{answers.fullName}}: screen on, phone rings'),
  work(ids, 'remote', 'Remote access', 'identity', 'Remote access for {{answers.fullName}}'),
  { key: 'ready', kind: 'join', name: 'All is there', next: 'dayBefore' },
]

function work(ids: Ids, key: string, name: string, group: Parameters<Ids['group']>[0], title: string): Node {
  return { key, kind: 'task', name, title, fields: [{ field: 'group', value: ids.group(group) }], expected: 'P8D', next: 'ready' }
}

const arriving = (ids: Ids): readonly Node[] => [
  { key: 'dayBefore', kind: 'wait', name: 'The day before', date: day, duration: '-P1D', expected: 'P60D', next: 'envelope' },
  {
    key: 'envelope',
    kind: 'task',
    name: 'Envelope',
    title: 'Envelope with address and code for {{answers.fullName}}, to {{requester.name}}',
    fields: [
      { field: 'group', value: ids.group('serviceDesk') },
      { field: 'priority', value: '2' },
    ],
    expected: 'P1D',
    next: 'told',
  },
  tellRequester(
    'told',
    'Say that all is there',
    'Everything for {{answers.fullName}} is there. The envelope lies at the gate; send them to the article “Your first day”.',
    'tenDays',
  ),
  { key: 'tenDays', kind: 'wait', name: 'Ten days later', date: day, duration: 'P10D', expected: 'P15D', next: 'asked' },
  tellRequester('asked', 'Ask how it went', 'Does {{answers.fullName}} have all they need? Answer here, also if it was fine.', 'done'),
  { key: 'done', kind: 'end', name: 'Arrived', outcome: 'done' },
]
