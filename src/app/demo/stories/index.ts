import type { Story } from '../telling/story.ts'
import { applications } from './applications.ts'
import { causes } from './causes.ts'
import { factory } from './factory.ts'
import { identity } from './identity.ts'
import { machines } from './machines.ts'
import { mail } from './mail.ts'
import { major } from './major.ts'
import { mara } from './mara.ts'
import { network } from './network.ts'
import { printing } from './printing.ts'
import { shops } from './shops.ts'
import { talking } from './talking.ts'
import { today } from './today.ts'
import { waiting } from './waiting.ts'
import { warehouse } from './warehouse.ts'
import { workplace } from './workplace.ts'

export const stories: readonly Story[] = [
  ...network,
  ...mail,
  ...identity,
  ...workplace,
  ...printing,
  ...talking,
  ...shops,
  ...applications,
  ...warehouse,
  ...factory,
  ...machines,
  ...major,
  ...mara,
  ...waiting,
  ...today,
  ...causes,
]
