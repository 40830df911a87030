import type { PersonKey } from './people.ts'
import type { ServiceKey } from './services.ts'
import type { AudienceKey } from './audiences.ts'
import type { TopicKey } from './topics.ts'

export interface AnnouncementFacts {
  readonly by: PersonKey
  readonly title: string
  readonly text: string
  readonly kind: 'news' | 'maintenance' | 'outage'
  /** Hours before now when it was published; none while it is still being written. */
  readonly published?: number
  /** Hours before now when it was withdrawn. */
  readonly withdrawn?: number
  /** Hours after now until which it is shown. */
  readonly until?: number
  readonly service?: ServiceKey
  readonly topic?: TopicKey
  readonly openTo?: 'everyone' | 'public' | 'audience'
  readonly audience?: AudienceKey
  readonly pinned?: true
}

/** What everybody was told. */
export const announcements: readonly AnnouncementFacts[] = [
  {
    by: 'tobias',
    title: 'Order everything in the portal from now on',
    text: 'Laptops, access, rooms, trainings: all of it is under **Order** now, and you see at any time who has it. The forms on the share are gone.',
    kind: 'news',
    published: 2600,
    openTo: 'public',
  },
  {
    by: 'marek',
    title: 'Remote access: new client 4.3',
    text: 'The old client drops the connection on Wi-Fi. The company portal in the start menu has 4.3; it needs no administrator and three minutes.',
    kind: 'news',
    published: 220,
    service: 'vpn',
    topic: 'network',
  },
  {
    by: 'carla',
    title: 'Mails that ask you to confirm your payroll account',
    text: 'They are not ours. Do not click, use **Report phishing** in the mail program. Whoever has clicked: call the desk at once, nobody will be cross.',
    kind: 'news',
    published: 70,
    topic: 'security',
  },
  {
    by: 'nadia',
    title: 'ERP: maintenance on Saturday, 6 to 10 in the morning',
    text: 'Month-end programs are updated. Shops can sell; orders are posted afterwards.',
    kind: 'maintenance',
    published: 45,
    until: 96,
    service: 'erp',
    topic: 'applications',
  },
  {
    by: 'marek',
    title: 'Wi-Fi in the Rotterdam warehouse: off on Sunday evening',
    text: 'New access points in hall B, 19 to 21. Scanners work on again afterwards by themselves.',
    kind: 'maintenance',
    published: 30,
    until: 120,
    service: 'wifi',
    openTo: 'audience',
    audience: 'warehouseStaff',
  },
  {
    by: 'bram',
    title: 'Warehouse system: no picking and dispatch in Rotterdam',
    text: 'We are on it since this morning. Do not start the clients anew, it does not help. Shops: promise nothing for today from Rotterdam.',
    kind: 'outage',
    published: 2.6,
    until: 12,
    service: 'wms',
    pinned: true,
  },
  {
    by: 'marek',
    title: 'Leipzig without internet and phones',
    text: 'An excavator has cut both lines. Replacement by radio from noon on, repair in the evening.',
    kind: 'outage',
    published: 2515,
    withdrawn: 2508,
    service: 'internet',
  },
  {
    by: 'ana',
    title: 'Printers with badge at all sites',
    text: 'From Monday on. Hold your badge to the reader once and sign in; after that the badge is enough.',
    kind: 'news',
    published: 1900,
    withdrawn: 900,
    topic: 'printing',
  },
  { by: 'ana', title: 'Loan laptops for fairs', text: 'Draft: four of them from May on, see with Dennis which.', kind: 'news', topic: 'devices' },
]
