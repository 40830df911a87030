import type { GroupKey } from './groups.ts'
import type { PersonKey } from './people.ts'

interface Facts {
  readonly name: string
  readonly description: string
  readonly owner: PersonKey
  readonly supportGroup: GroupKey
  readonly criticality: 'critical' | 'high' | 'medium' | 'low'
  /** Stands above its parts in this list. */
  readonly parent?: string
}

export const services = {
  network: {
    name: 'Company network',
    description: 'Cables, switches and firewalls of all sites.',
    owner: 'marek',
    supportGroup: 'network',
    criticality: 'critical',
  },
  internet: {
    name: 'Internet lines',
    description: 'Lines to the world and between the sites, by Sirrano Networks.',
    owner: 'marek',
    supportGroup: 'network',
    criticality: 'critical',
    parent: 'network',
  },
  wifi: { name: 'Wi-Fi', description: 'For staff, for scanners, for guests.', owner: 'marek', supportGroup: 'network', criticality: 'high', parent: 'network' },
  vpn: {
    name: 'Remote access',
    description: 'The company network from at home and on the road.',
    owner: 'marek',
    supportGroup: 'network',
    criticality: 'high',
    parent: 'network',
  },
  telephony: {
    name: 'Telephony',
    description: 'Desk phones, softphones, the hotline of customer care.',
    owner: 'jonas',
    supportGroup: 'network',
    criticality: 'high',
  },
  identity: {
    name: 'Accounts and sign-in',
    description: 'One account for everything, with a second factor.',
    owner: 'carla',
    supportGroup: 'identity',
    criticality: 'critical',
  },
  doors: { name: 'Door badges', description: 'Badges, readers, gates.', owner: 'uwe', supportGroup: 'identity', criticality: 'medium' },
  mail: {
    name: 'E-mail and calendar',
    description: 'Mailboxes, shared mailboxes, calendars, distribution lists.',
    owner: 'lea',
    supportGroup: 'serviceDesk',
    criticality: 'high',
  },
  files: { name: 'File shares', description: 'Team drives, with versions of the last 30 days.', owner: 'lea', supportGroup: 'workplace', criticality: 'high' },
  laptops: {
    name: 'Laptops and desktops',
    description: 'Hardware, operating system, standard software.',
    owner: 'ana',
    supportGroup: 'serviceDesk',
    criticality: 'medium',
  },
  mobiles: {
    name: 'Mobile phones',
    description: 'Company phones and tablets, and their management.',
    owner: 'ana',
    supportGroup: 'workplace',
    criticality: 'medium',
  },
  printing: {
    name: 'Printing',
    description: 'Office printers, label printers, follow-me printing.',
    owner: 'ana',
    supportGroup: 'workplace',
    criticality: 'medium',
  },
  rooms: {
    name: 'Meeting rooms and video',
    description: 'Screens, cameras and booking of the rooms, video calls.',
    owner: 'jonas',
    supportGroup: 'workplace',
    criticality: 'medium',
  },
  erp: {
    name: 'ERP',
    description: 'Purchasing, stock, orders, finance. Made by Tolvarn Software.',
    owner: 'friedrich',
    supportGroup: 'business',
    criticality: 'critical',
  },
  reports: {
    name: 'Reports and figures',
    description: 'Nightly figures and dashboards from the ERP.',
    owner: 'friedrich',
    supportGroup: 'business',
    criticality: 'medium',
    parent: 'erp',
  },
  payroll: { name: 'Time and payroll', description: 'Time clocks, absences, payslips.', owner: 'petra', supportGroup: 'business', criticality: 'high' },
  webshop: {
    name: 'Online shop',
    description: 'shop.ahrenvelt.example with payment and order tracking.',
    owner: 'emma',
    supportGroup: 'business',
    criticality: 'critical',
  },
  tills: {
    name: 'Shop tills',
    description: 'Tills, card terminals and receipt printers of the three shops.',
    owner: 'emma',
    supportGroup: 'business',
    criticality: 'critical',
  },
  wms: {
    name: 'Warehouse management',
    description: 'Goods in, stock places, picking, dispatch in Rotterdam.',
    owner: 'daan',
    supportGroup: 'warehouse',
    criticality: 'critical',
  },
  scanners: {
    name: 'Handheld scanners',
    description: 'About 60 scanners in Rotterdam, Leipzig and Porto.',
    owner: 'daan',
    supportGroup: 'warehouse',
    criticality: 'high',
    parent: 'wms',
  },
  lines: {
    name: 'Production line control',
    description: 'Terminals, torque tools and paint robots at the lines.',
    owner: 'gregor',
    supportGroup: 'warehouse',
    criticality: 'critical',
  },
  cad: { name: 'CAD and drawings', description: 'Construction, drawings, licences.', owner: 'malte', supportGroup: 'business', criticality: 'medium' },
  fax: { name: 'Fax gateway', description: 'Orders by fax. Two dealers were the last to use it.', owner: 'jonas', supportGroup: 'network', criticality: 'low' },
} as const satisfies Readonly<Record<string, Facts>>

export type ServiceKey = keyof typeof services
