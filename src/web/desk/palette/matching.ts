import type { Command } from './commands.ts'

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Commands in which every typed word begins a word. Without words, those of the record and the ways to go. */
export function matching(commands: readonly Command[], typed: string): readonly Command[] {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  if (words.length === 0) return commands
  return commands.filter(c => {
    const name = ` ${fold(`${c.name} ${c.group}`)}`
    return words.every(w => name.includes(` ${w}`))
  })
}
