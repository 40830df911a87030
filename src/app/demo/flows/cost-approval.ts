import { bundled } from './bundled.ts'
import { type FlowFacts, ownGroup, tellRequester } from './flow.ts'
import { departmentHead, finance, manager, shows, stepsOf } from './steps.ts'

const asked = { shows: [...shows], expected: 'P5D', rejected: 'refused', failed: 'refused', next: 'work' } as const

export const costApproval: FlowFacts = {
  name: 'Cost approval, then a task',
  description:
    'Free of charge: no approval. Up to 1,000 €, or 50 € again and again: the manager. Above: the head of the department too. Above 5,000 €: finance as a third. Then the group that the catalogue names does it.',
  owner: 'jonas',
  stuckAfter: 'P7D',
  graph: () => ({
    nodes: [
      { key: 'start', kind: 'start', name: 'Ordered', next: 'bundled' },
      bundled({ agreed: 'work', managed: 'managed', ask: 'cost' }),
      {
        key: 'cost',
        kind: 'decision',
        name: 'What does it cost?',
        choices: [
          { name: 'Nothing', when: '(price == null || price == 0) && (recurringPrice == null || recurringPrice == 0)', to: 'work' },
          { name: 'Only the managing director is above', when: 'requester.manager.manager == null', to: 'small' },
          { name: 'Above 5,000 €', when: 'price > 5000', to: 'large' },
          { name: 'Above 1,000 €, or 50 € again and again', when: 'price > 1000 || recurringPrice > 50', to: 'middle' },
        ],
        otherwise: 'small',
      },
      {
        key: 'managed',
        kind: 'decision',
        name: 'The manager orders: what does it cost?',
        choices: [
          { name: 'Only the managing director is above', when: 'requester.manager.manager == null', to: 'work' },
          { name: 'Above 5,000 €', when: 'price > 5000', to: 'headAndFinance' },
          { name: 'Above 1,000 €, or 50 € again and again', when: 'price > 1000 || recurringPrice > 50', to: 'head' },
        ],
        otherwise: 'work',
      },
      { key: 'small', kind: 'approval', name: 'Manager', steps: stepsOf(manager), ...asked },
      { key: 'middle', kind: 'approval', name: 'Manager, head of the department', steps: stepsOf(manager, departmentHead), ...asked },
      { key: 'large', kind: 'approval', name: 'Manager, head of the department, finance', steps: stepsOf(manager, departmentHead, finance), ...asked },
      { key: 'head', kind: 'approval', name: 'Head of the department', steps: stepsOf(departmentHead), ...asked },
      { key: 'headAndFinance', kind: 'approval', name: 'Head of the department, finance', steps: stepsOf(departmentHead, finance), ...asked },
      {
        key: 'work',
        kind: 'task',
        name: 'Order, prepare, hand over',
        title: '{{title}} for {{requester.name}}',
        fields: [ownGroup],
        expected: 'P10D',
        succeeds: "state == 'closedComplete'",
        failed: 'sorry',
        next: 'told',
      },
      tellRequester('told', 'Say that it is there', '“{{title}}” is done. Is anything missing? Answer here.', 'done'),
      { key: 'done', kind: 'end', name: 'Done', outcome: 'done' },
      tellRequester('refused', 'Say that it was not approved', '“{{title}}” was not approved. The reason stands with it; talk to your manager.', 'notDone'),
      tellRequester(
        'sorry',
        'Say that it cannot be done',
        '“{{title}}” was approved but could not be delivered. Why stands with it; nothing is charged.',
        'notDone',
      ),
      { key: 'notDone', kind: 'end', name: 'Not done', outcome: 'incomplete' },
    ],
  }),
}
