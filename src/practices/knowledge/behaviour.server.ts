import type { PracticeBehaviour } from '../../kernel/practice.ts'
import { withAbilities } from '../shared/abilities.server.ts'
import { assigned, taken } from '../shared/assigned.server.ts'
import { opened } from '../shared/opened.server.ts'
import { articleBlock } from './block.definition.ts'
import { keeping } from './block.server.ts'
import { article } from './definition.ts'
import { articleFeedback } from './feedback.definition.ts'
import { hearing } from './feedback.server.ts'
import { owning } from './owning.server.ts'
import { publishing } from './publishing.server.ts'
import { fromWork } from './source.server.ts'
import { articleTask } from './task.definition.ts'
import { translations } from './translations.server.ts'
import { outdate, publishDue, remind, reviewed } from './upkeep.server.ts'
import { articleUse } from './use.definition.ts'
import { using } from './use.server.ts'

const starting = { before: { transitions: { start: taken } } }

const behaviour: PracticeBehaviour = {
  behaviours: [
    withAbilities(article, [owning, publishing, fromWork, translations, reviewed]),
    withAbilities(articleBlock, [keeping]),
    withAbilities(articleFeedback, [hearing]),
    withAbilities(articleTask, [opened, assigned, starting]),
    withAbilities(articleUse, [using]),
  ],
  jobs: [publishDue, outdate, remind],
}

export default behaviour
