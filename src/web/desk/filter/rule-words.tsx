import { type Names, type TypeShape, useModel } from '../../client/index.ts'
import { useFilterNames } from './names.ts'
import { fieldAt, readFilter } from './read.ts'
import { Sentence } from './sentence.tsx'
import './chips.css'

/** A condition that a record holds, in words; as it is written where it cannot be read. */
export function RuleWords({ type, text, names }: { type: TypeShape; text: string; names: Names }) {
  const model = useModel()
  const { rule } = readFilter(text)
  const all = useFilterNames(rule, path => fieldAt(model, type, path), names)
  return rule ? <Sentence type={type} rule={rule} names={all} /> : <code>{text}</code>
}
