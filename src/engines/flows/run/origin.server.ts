import type { Token } from './tables.server.ts'

/** By what an approval knows who waits for it: the run, the token, and the node it stood at. */
export const originOf = ({ run, id, node }: Pick<Token, 'run' | 'id' | 'node'>): string => `flow:${run}:${id}:${node}`

export function readOrigin(origin: unknown): { readonly run: string; readonly token: string; readonly node: string } | undefined {
  const [kind, run, token, node] = typeof origin === 'string' ? origin.split(':') : []
  return kind === 'flow' && run !== undefined && token !== undefined && node !== undefined ? { run, token, node } : undefined
}
