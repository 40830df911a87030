import { bundled } from './bundled.ts'
import { type FlowFacts, type Ids, ownGroup, tellRequester } from './flow.ts'
import { manager, membersOf, shows, stepsOf } from './steps.ts'

const fit = (ids: Ids) => membersOf('Do the rights fit together?', ids.group('identity'))
const asked = { shows: [...shows], expected: 'P4D', rejected: 'refused', failed: 'refused', next: 'grant' } as const

export const accessWithExpiry: FlowFacts = {
  name: 'Access, with an end',
  description:
    'The manager approves, then Identity and access look whether the rights may meet in one hand. Granted by a task. With an end, whoever has it is told a week before, and a task takes it back on that day.',
  owner: 'carla',
  stuckAfter: 'P7D',
  graph: ids => ({
    variables: [{ key: 'until', from: 'answers', kind: 'date', label: 'Until' }],
    nodes: [
      { key: 'start', kind: 'start', name: 'Ordered', next: 'bundled' },
      bundled({ agreed: 'grant', managed: 'fit', ask: 'approval' }),
      { key: 'approval', kind: 'approval', name: 'Manager, then Identity and access', steps: stepsOf(manager, fit(ids)), ...asked },
      { key: 'fit', kind: 'approval', name: 'Identity and access', steps: stepsOf(fit(ids)), ...asked },
      {
        key: 'grant',
        kind: 'task',
        name: 'Grant',
        title: '{{title}}: grant for {{requester.name}}',
        fields: [ownGroup],
        expected: 'P2D',
        succeeds: "state == 'closedComplete'",
        failed: 'sorry',
        next: 'granted',
      },
      tellRequester('granted', 'Say that it is there', '“{{title}}” is there. Sign out and in once.', 'ends'),
      {
        key: 'ends',
        kind: 'decision',
        name: 'Does it end?',
        choices: [{ name: 'With an end', when: 'answers.until != null', to: 'almost' }],
        otherwise: 'done',
      },
      { key: 'almost', kind: 'wait', name: 'A week before the end', date: 'answers.until', duration: '-P7D', expected: 'P400D', next: 'warn' },
      tellRequester('warn', 'Say that it ends', '“{{title}}” ends on {{answers.until}}. Still needed? Order it again before that day.', 'end'),
      // On the day after it the last day is over, whatever the time zone.
      { key: 'end', kind: 'wait', name: 'The day after', date: 'answers.until', duration: 'P1D', expected: 'P10D', next: 'takeBack' },
      {
        key: 'takeBack',
        kind: 'task',
        name: 'Take it back',
        title: '{{title}}: take back from {{requester.name}}',
        fields: [ownGroup, { field: 'priority', value: '3' }],
        expected: 'P1D',
        next: 'takenBack',
      },
      tellRequester('takenBack', 'Say that it has ended', '“{{title}}” has ended as ordered.', 'done'),
      { key: 'done', kind: 'end', name: 'Done', outcome: 'done' },
      tellRequester('refused', 'Say that it was not approved', '“{{title}}” was not approved. The reason stands with it.', 'notDone'),
      tellRequester('sorry', 'Say that it cannot be done', '“{{title}}” was approved but could not be granted. Why stands with it.', 'notDone'),
      { key: 'notDone', kind: 'end', name: 'Not done', outcome: 'incomplete' },
    ],
  }),
}
