import { type FlowFacts, ownGroup, tellRequester } from './flow.ts'

export const simple: FlowFacts = {
  name: 'One task',
  description: 'Nobody has to approve. One task for the group that the catalogue names; when it is done, so is the item.',
  owner: 'tobias',
  stuckAfter: 'P5D',
  graph: () => ({
    nodes: [
      { key: 'start', kind: 'start', name: 'Ordered', next: 'work' },
      {
        key: 'work',
        kind: 'task',
        name: 'Do it',
        title: '{{title}}',
        fields: [ownGroup],
        keepAs: 'task',
        expected: 'P5D',
        succeeds: "state == 'closedComplete'",
        failed: 'sorry',
        next: 'told',
      },
      tellRequester('told', 'Say that it is there', '“{{title}}” is done. Is anything missing? Answer here.', 'done'),
      { key: 'done', kind: 'end', name: 'Done', outcome: 'done' },
      tellRequester('sorry', 'Say that it cannot be done', '“{{title}}” could not be done. Why stands with it; answer there if you have questions.', 'notDone'),
      { key: 'notDone', kind: 'end', name: 'Not done', outcome: 'incomplete' },
    ],
    variables: [{ key: 'task', from: 'flow', kind: 'reference', to: 'requestTask', label: 'The task' }],
  }),
}
