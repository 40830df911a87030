/** The list somebody came from, so that its record pages know the next and the previous one, and the way back. */
export interface ListMemory {
  readonly type: string
  /** The query of its address. */
  readonly search: string
  readonly addresses: readonly string[]
  readonly count: number | undefined
}

let remembered: ListMemory | undefined
let opened: { readonly type: string; readonly address: string } | undefined

export function rememberList(list: ListMemory): void {
  remembered = list
}

export const listOf = (type: string): ListMemory | undefined => (remembered?.type === type ? remembered : undefined)

export function rememberOpened(type: string, address: string): void {
  opened = { type, address }
}

/** The record that was on screen before the list, once. */
export function lastOpened(type: string): string | undefined {
  const found = opened?.type === type ? opened.address : undefined
  opened = undefined
  return found
}
