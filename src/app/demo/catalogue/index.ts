import { access } from './access.ts'
import { data } from './data.ts'
import { devices } from './devices.ts'
import type { CatalogueFacts } from './item.ts'
import { mail } from './mail.ts'
import { onboarding } from './onboarding.ts'
import { people } from './people.ts'
import { phones } from './phones.ts'
import { rooms } from './rooms.ts'
import { workplace } from './workplace.ts'

/** What can be ordered. A bundle stands after what it includes, so that it can be published after it. */
export const catalogue: Readonly<Record<string, CatalogueFacts>> = {
  ...devices,
  ...phones,
  ...access,
  ...mail,
  ...rooms,
  ...workplace,
  ...data,
  ...people,
  ...onboarding,
}
