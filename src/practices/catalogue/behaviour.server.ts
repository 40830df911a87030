import type { PracticeBehaviour } from '../../kernel/practice.ts'
import { withAbilities } from '../shared/abilities.server.ts'
import { catalogueItem } from './item.definition.ts'
import { drafting } from './item.server.ts'
import { publishing } from './publishing.server.ts'

const behaviour: PracticeBehaviour = { behaviours: [withAbilities(catalogueItem, [drafting, publishing])] }

export default behaviour
