import type { Node } from '../../../engines/flows/index.ts'

interface Ways {
  readonly agreed: string
  readonly managed?: string
  readonly ask: string
}

/**
 * Begins at `bundled`. What a bundle brings along was approved with it and goes to `agreed`. Where the manager orders it, or there is none,
 * nobody has to ask them: that goes to `managed`. Everything else goes to `ask`.
 */
export const bundled = ({ agreed, managed = agreed, ask }: Ways): Node => ({
  key: 'bundled',
  kind: 'decision',
  name: 'Part of a bundle?',
  choices: [
    { name: 'Part of a bundle', when: 'partOf != null', to: agreed },
    { name: 'The manager orders it', when: 'orderer == requester.manager', to: managed },
    { name: 'Nobody is above', when: 'requester.manager == null', to: managed },
  ],
  otherwise: ask,
})
