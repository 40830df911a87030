import type { Form, Part } from '../../form.ts'
import type { Spot } from '../../tree.ts'
import type { NewPart } from './new-part.web.ts'

/** What one does while building; each tells what became of it to whoever cannot see it. */
export interface BuilderActs {
  readonly form: Form
  /** Key of the part whose editor is open. */
  readonly open: string | undefined
  readonly toggle: (key: string) => void
  readonly add: (kind: NewPart, spot: Spot) => void
  readonly put: (key: string, part: Part) => void
  readonly rename: (key: string, to: string) => void
  readonly step: (key: string, way: 'up' | 'down' | 'in' | 'out') => void
  readonly drop: (key: string, spot: Spot) => void
  readonly copy: (key: string) => void
  readonly remove: (key: string) => void
}
