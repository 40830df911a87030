import { invalid } from '../../kernel/errors.ts'
import type { Text } from '../../kernel/define/index.ts'

interface Nested {
  readonly id: string
  readonly parent: string | null
}

const deepest = 50
const circle: Text = { en: 'That would make a circle: it stands above itself already.', de: 'Das ergäbe einen Kreis: es steht schon über sich selbst.' }

/** Refuses a parent that stands below its own child. `parentOf` reads one step up. */
export async function refuseCircle({ id, parent }: Nested, parentOf: (id: string) => Promise<string | null>): Promise<void> {
  let above = parent
  for (let step = 0; above !== null; step++) {
    if (above === id || step === deepest) throw invalid('parent', circle)
    above = await parentOf(above)
  }
}
