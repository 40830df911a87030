import { bundled } from './bundled.ts'
import { type FlowFacts, ownGroup, tellRequester } from './flow.ts'
import { manager, shows, stepsOf } from './steps.ts'

export const managerApproval: FlowFacts = {
  name: 'Manager, then a task',
  description: 'The manager of whoever gets it approves, then the group that the catalogue names does it.',
  owner: 'tobias',
  stuckAfter: 'P7D',
  graph: () => ({
    nodes: [
      { key: 'start', kind: 'start', name: 'Ordered', next: 'bundled' },
      bundled({ agreed: 'work', ask: 'approval' }),
      {
        key: 'approval',
        kind: 'approval',
        name: 'Manager approves',
        steps: stepsOf(manager),
        shows: [...shows],
        expected: 'P3D',
        rejected: 'refused',
        failed: 'refused',
        next: 'work',
      },
      {
        key: 'work',
        kind: 'task',
        name: 'Do it',
        title: '{{title}} for {{requester.name}}',
        fields: [ownGroup],
        expected: 'P5D',
        succeeds: "state == 'closedComplete'",
        failed: 'sorry',
        next: 'told',
      },
      tellRequester('told', 'Say that it is there', '“{{title}}” is done. Is anything missing? Answer here.', 'done'),
      { key: 'done', kind: 'end', name: 'Done', outcome: 'done' },
      tellRequester('refused', 'Say that it was not approved', '“{{title}}” was not approved. The reason stands with it; talk to your manager.', 'notDone'),
      tellRequester('sorry', 'Say that it cannot be done', '“{{title}}” was approved but could not be done. Why stands with it.', 'notDone'),
      { key: 'notDone', kind: 'end', name: 'Not done', outcome: 'incomplete' },
    ],
  }),
}
