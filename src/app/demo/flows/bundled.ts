import type { Node } from '../../../engines/flows/index.ts'

interface Ways {
  readonly agreed: string
  readonly managed?: string
  readonly ask: string
  readonly ended: string
}

/**
 * Begins at `bundled`. What a bundle brings along is not approved by itself: it waits for the bundle, ends with it where that is refused, and
 * else goes to `agreed`. Where the manager orders it, or there is none, nobody has to ask them: that goes to `managed`. Everything else goes to
 * `ask`.
 */
export const bundled = ({ agreed, managed = agreed, ask, ended }: Ways): readonly Node[] => [
  {
    key: 'bundled',
    kind: 'decision',
    name: 'Part of a bundle?',
    choices: [
      { name: 'Part of a bundle', when: 'partOf != null', to: 'bundleBegins' },
      { name: 'The manager orders it', when: 'orderer == requester.manager', to: managed },
      { name: 'Nobody is above', when: 'requester.manager == null', to: managed },
    ],
    otherwise: ask,
  },
  // Until it is known whether somebody is asked about the bundle at all.
  { key: 'bundleBegins', kind: 'wait', name: 'The bundle begins', duration: 'PT2M', next: 'bundleDecided' },
  {
    key: 'bundleDecided',
    kind: 'decision',
    name: 'Is the bundle decided?',
    choices: [
      { name: 'Not yet', when: "partOf.stage == 'waitingForApproval'", to: 'bundleWaits' },
      { name: 'It was refused', when: "partOf.stage in ['rejected', 'notDelivered', 'cancelled']", to: ended },
    ],
    otherwise: agreed,
  },
  { key: 'bundleWaits', kind: 'wait', name: 'Wait for the bundle', duration: 'PT1H', expected: 'P10D', next: 'bundleDecided' },
]
