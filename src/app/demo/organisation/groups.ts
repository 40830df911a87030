import type { PersonKey } from './people.ts'

interface Facts {
  readonly name: string
  readonly description: string
  readonly email: string
  readonly leads: readonly PersonKey[]
  /** Who takes a piece of work is drawn from these; a name that stands twice is drawn twice as often. */
  readonly members: readonly [PersonKey, ...PersonKey[]]
}

export const groups = {
  serviceDesk: {
    name: 'Service desk',
    description: 'First to answer, Monday to Friday 7:30 to 17:30. Solves what it can and passes on what it cannot.',
    email: 'desk@ahrenvelt.example',
    leads: ['tobias'],
    members: ['ana', 'ana', 'jannik', 'jannik', 'femke', 'sofia', 'tobias'],
  },
  network: {
    name: 'Network operations',
    description: 'Lines, Wi-Fi, remote access and telephony of all sites. On call at night.',
    email: 'noc@ahrenvelt.example',
    leads: ['marek'],
    members: ['ilse', 'ilse', 'rui', 'marek'],
  },
  workplace: {
    name: 'Workplace',
    description: 'Laptops, phones, printers, meeting rooms, file shares.',
    email: 'workplace@ahrenvelt.example',
    leads: ['ana'],
    members: ['dennis', 'dennis', 'liesbeth', 'tiago', 'ana'],
  },
  identity: {
    name: 'Identity and access',
    description: 'Accounts, sign-in, rights, door badges.',
    email: 'identity@ahrenvelt.example',
    leads: ['carla'],
    members: ['yusuf', 'yusuf', 'carla'],
  },
  business: {
    name: 'Business applications',
    description: 'ERP, online shop, tills, payroll, reports.',
    email: 'applications@ahrenvelt.example',
    leads: ['henrike'],
    members: ['nadia', 'pedro', 'henrike'],
  },
  warehouse: {
    name: 'Warehouse systems',
    description: 'Warehouse management, scanners, production lines.',
    email: 'warehouse-it@ahrenvelt.example',
    leads: ['bram'],
    members: ['olek', 'katrin', 'bram'],
  },
} as const satisfies Readonly<Record<string, Facts>>

export type GroupKey = keyof typeof groups
