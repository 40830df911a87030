/** Ahrenvelt builds bicycles: frames in Porto, paint and assembly in Leipzig, parts and dispatch from Rotterdam, and has a shop in each. */

export const companies = {
  ahrenvelt: { name: 'Ahrenvelt Fahrräder GmbH', phone: '+49 341 5550 0' },
  retail: { name: 'Ahrenvelt Retail & Logistics B.V.', phone: '+31 10 555 20 00' },
  porto: { name: 'Ahrenvelt Quadros Lda.', phone: '+351 22 555 10 00' },
  sirrano: {
    name: 'Sirrano Networks',
    phone: '+49 800 555 7000',
    notes:
      'Lines and Wi-Fi hardware of all sites. Support around the clock; have the **contract number of the site** ready.\n\nEscalation after 4 hours by phone.',
  },
  tolvarn: {
    name: 'Tolvarn Software',
    phone: '+49 89 555 3400',
    notes: 'Maker of the ERP and the tills. Tickets through their portal, office hours only. Patches every second Tuesday of the month.',
  },
} as const

export const locations = {
  leipzig: { name: 'Leipzig', timeZone: 'Europe/Berlin', parent: null, address: null },
  office: { name: 'Leipzig, head office', timeZone: null, parent: 'leipzig', address: 'Speichenallee 4\n04229 Leipzig' },
  factory: { name: 'Leipzig, factory', timeZone: null, parent: 'leipzig', address: 'Speichenallee 6, gate 2\n04229 Leipzig' },
  shopLeipzig: { name: 'Leipzig, shop', timeZone: null, parent: 'leipzig', address: 'Am Alten Kanal 17\n04229 Leipzig' },
  rotterdam: { name: 'Rotterdam', timeZone: 'Europe/Amsterdam', parent: null, address: null },
  warehouse: { name: 'Rotterdam, warehouse', timeZone: null, parent: 'rotterdam', address: 'Kettingkade 210\n3089 Rotterdam' },
  shopRotterdam: { name: 'Rotterdam, shop', timeZone: null, parent: 'rotterdam', address: 'Zadelstraat 31\n3072 Rotterdam' },
  porto: { name: 'Porto', timeZone: 'Europe/Lisbon', parent: null, address: null },
  framePlant: { name: 'Porto, frame plant', timeZone: null, parent: 'porto', address: 'Rua dos Quadros 88\n4300 Porto' },
  shopPorto: { name: 'Porto, shop', timeZone: null, parent: 'porto', address: 'Travessa da Roda 12\n4050 Porto' },
} as const

export const departments = {
  management: { name: 'Management', company: 'ahrenvelt', parent: null, head: 'claudia' },
  finance: { name: 'Finance', company: 'ahrenvelt', parent: 'management', head: 'friedrich' },
  payroll: { name: 'Payroll', company: 'ahrenvelt', parent: 'people', head: 'petra' },
  people: { name: 'People', company: 'ahrenvelt', parent: 'management', head: 'petra' },
  purchasing: { name: 'Purchasing', company: 'ahrenvelt', parent: 'management', head: 'friedrich' },
  engineering: { name: 'Engineering', company: 'ahrenvelt', parent: 'management', head: 'malte' },
  production: { name: 'Production Leipzig', company: 'ahrenvelt', parent: 'management', head: 'gregor' },
  frames: { name: 'Frame building Porto', company: 'porto', parent: 'management', head: 'beatriz' },
  quality: { name: 'Quality', company: 'ahrenvelt', parent: 'management', head: 'kerem' },
  marketing: { name: 'Marketing', company: 'ahrenvelt', parent: 'management', head: 'svenja' },
  shops: { name: 'Shops', company: 'retail', parent: 'management', head: 'emma' },
  logistics: { name: 'Logistics', company: 'retail', parent: 'management', head: 'daan' },
  care: { name: 'Customer care', company: 'retail', parent: 'shops', head: 'lars' },
  it: { name: 'IT', company: 'ahrenvelt', parent: 'management', head: 'jonas' },
  facilities: { name: 'Facilities', company: 'ahrenvelt', parent: 'production', head: 'uwe' },
} as const

export type CompanyKey = keyof typeof companies
export type LocationKey = keyof typeof locations
export type DepartmentKey = keyof typeof departments
