import type { Form, Recurring } from '../../../engines/forms/index.ts'
import type { Money, Text } from '../../../kernel/define/index.ts'
import type { FlowKey } from '../flows/index.ts'
import type { AudienceKey } from '../organisation/audiences.ts'
import type { GroupKey } from '../organisation/groups.ts'
import type { PersonKey } from '../organisation/people.ts'
import type { ServiceKey } from '../organisation/services.ts'
import type { TopicKey } from '../organisation/topics.ts'
import type { CategoryKey } from './categories.ts'

/** Something that can be ordered, by the keys of the organisation: what a catalogue item and its offer are made of. */
export interface CatalogueFacts {
  readonly category: CategoryKey
  readonly topic: TopicKey
  readonly name: Text
  /** One line, below the name. */
  readonly summary: Text
  /** Markdown. */
  readonly description: Text
  /** Other words under which people look for it. */
  readonly keywords: string
  readonly picture: PictureWord
  readonly owner: PersonKey
  readonly service?: ServiceKey
  readonly openTo: 'everyone' | 'audience'
  readonly audience?: AudienceKey
  /** Of those who see it; all unless told. */
  readonly orderAudience?: AudienceKey
  readonly price?: Money
  readonly recurring?: Recurring
  /** Working days, from the order or its approval. */
  readonly deliveryDays: number
  /** The most that one order may have; 1 unless told. */
  readonly most?: number
  /** Whether it may be ordered for somebody else; yes unless told. */
  readonly forOthers?: false
  readonly form: Form
  /** What happens with it, in words: who decides, who does what in which order. */
  readonly fulfilment: string
  readonly flow?: FlowKey
  /** Who has it in their hands. */
  readonly task?: { readonly group: GroupKey; readonly title: string }
  /** Another kind of record that it makes instead. */
  readonly creates?: { readonly type: string; readonly fields: Readonly<Record<string, CreatedFrom>> }
  readonly includes?: readonly IncludeFacts[]
}

/** A field's value: an answer, the same always, or a service of the organisation. */
export type CreatedFrom = { readonly answer: string } | { readonly value: string } | { readonly service: ServiceKey }

export interface IncludeFacts {
  /** Key of another item. */
  readonly item: string
  /** A rule about the bundle's answers. */
  readonly when?: string
  readonly quantity?: number
  /** Which of its questions is answered by which of the bundle's. */
  readonly shares?: Readonly<Record<string, string>>
}

export type PictureWord =
  | 'laptop'
  | 'monitor'
  | 'phone'
  | 'headset'
  | 'printer'
  | 'software'
  | 'key'
  | 'shield'
  | 'badge'
  | 'mailbox'
  | 'list'
  | 'wifi'
  | 'equipment'
  | 'room'
  | 'welcome'
  | 'goodbye'
  | 'cradle'
  | 'name'
  | 'desk'
  | 'parking'
  | 'training'
  | 'card'
  | 'restore'
  | 'globe'
  | 'alarm'
