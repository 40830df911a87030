import type { Fact } from '../../kernel/history/entry.ts'
import type { Deadline, Level } from './reckoning/index.ts'

/** What is told of a deadline that has passed, in the record's history. */
export function factOf({ id, name, kind }: Pick<Level, 'id' | 'name' | 'kind'>, deadline: Deadline): Fact {
  const about = { level: id, name, levelKind: kind, at: new Date(deadline.at).toISOString() }
  if (deadline.what === 'breach') return { kind: 'clock.breached', say: { en: `Missed: ${name}`, de: `Verfehlt: ${name}` }, about }
  const { percent } = deadline
  return { kind: 'clock.warned', say: { en: `${percent} % used up: ${name}`, de: `${percent} % verbraucht: ${name}` }, about: { ...about, percent } }
}
