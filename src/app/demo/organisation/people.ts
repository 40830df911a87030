import type { Language } from '../../../kernel/define/index.ts'
import type { CompanyKey, DepartmentKey, LocationKey } from './places.ts'

type Role = 'requester' | 'agent' | 'lead' | 'manager' | 'administrator'

interface Facts {
  readonly name: string
  readonly email: string
  readonly title: string
  readonly company: CompanyKey
  readonly department: DepartmentKey
  readonly location: LocationKey
  readonly manager: string | null
  readonly language: Language
  readonly role: Role
  readonly phone: string | null
  readonly vip: boolean
}

type Who = readonly [name: string, email: string, title: string, manager: string | null]

const at =
  (company: CompanyKey, department: DepartmentKey, location: LocationKey, language: Language = 'en') =>
  (role: Role, [name, email, title, manager]: Who, phone: string | null = null, vip = false): Facts => ({
    name,
    email: email.includes('@') ? email : `${email}@ahrenvelt.example`,
    title,
    company,
    department,
    location,
    manager,
    language,
    role,
    phone,
    vip,
  })

const it = at('ahrenvelt', 'it', 'office', 'de')
const itRotterdam = at('retail', 'it', 'warehouse')
const itPorto = at('porto', 'it', 'framePlant')
const production = at('ahrenvelt', 'production', 'factory', 'de')
const logistics = at('retail', 'logistics', 'warehouse')
const frames = at('porto', 'frames', 'framePlant')

/** Invented, every one of them. */
export const people = {
  // With these four one signs in.
  mara: at('ahrenvelt', 'purchasing', 'office')('requester', ['Mara Dorn', 'requester@example.com', 'Buyer', 'friedrich'], '+49 341 5550 214'),
  ana: at('ahrenvelt', 'it', 'office')('agent', ['Ana Kovač', 'agent@example.com', 'Service desk agent', 'tobias'], '+49 341 5550 120'),
  jonas: at('ahrenvelt', 'it', 'office')('manager', ['Jonas Meyer', 'manager@example.com', 'Head of IT services', 'claudia'], '+49 341 5550 100'),
  lea: at('ahrenvelt', 'it', 'office')('administrator', ['Lea Schmidt', 'admin@example.com', 'IT platform administrator', 'jonas'], '+49 341 5550 110'),

  // The desk.
  tobias: it('lead', ['Tobias Lindner', 't.lindner', 'Lead of the service desk', 'jonas'], '+49 341 5550 121'),
  jannik: it('agent', ['Jannik Pohl', 'j.pohl', 'Service desk agent', 'tobias'], '+49 341 5550 122'),
  femke: itRotterdam('agent', ['Femke Visser', 'f.visser', 'Service desk agent', 'tobias'], '+31 10 555 20 31'),
  sofia: itPorto('agent', ['Sofia Marques', 's.marques', 'Service desk agent', 'tobias'], '+351 22 555 10 21'),
  marek: it('lead', ['Marek Hruška', 'm.hruska', 'Lead of network operations', 'jonas'], '+49 341 5550 130'),
  ilse: it('agent', ['Ilse Brand', 'i.brand', 'Network engineer', 'marek']),
  rui: itPorto('agent', ['Rui Sequeira', 'r.sequeira', 'Network engineer', 'marek']),
  dennis: it('agent', ['Dennis Krüger', 'd.krueger', 'Workplace engineer', 'ana'], '+49 341 5550 141'),
  liesbeth: itRotterdam('agent', ['Liesbeth Smit', 'l.smit', 'Workplace engineer', 'ana']),
  tiago: itPorto('agent', ['Tiago Cordeiro', 't.cordeiro', 'Workplace engineer', 'ana']),
  carla: it('lead', ['Carla Neubert', 'c.neubert', 'Lead of identity and access', 'jonas']),
  yusuf: it('agent', ['Yusuf Aydin', 'y.aydin', 'Identity engineer', 'carla']),
  henrike: it('lead', ['Henrike Vogt', 'h.vogt', 'Lead of business applications', 'jonas'], '+49 341 5550 160'),
  nadia: it('agent', ['Nadia El Amrani', 'n.elamrani', 'ERP consultant', 'henrike']),
  pedro: itPorto('agent', ['Pedro Valadares', 'p.valadares', 'Application engineer', 'henrike']),
  bram: itRotterdam('lead', ['Bram de Wit', 'b.dewit', 'Lead of warehouse systems', 'jonas'], '+31 10 555 20 40'),
  katrin: it('agent', ['Katrin Seidel', 'k.seidel', 'Production systems engineer', 'bram']),
  olek: itRotterdam('agent', ['Oleksandr Bondar', 'o.bondar', 'Warehouse systems engineer', 'bram']),

  // Leipzig.
  claudia: at('ahrenvelt', 'management', 'office', 'de')('requester', ['Claudia Reiff', 'c.reiff', 'Managing director', null], '+49 341 5550 1', true),
  friedrich: at('ahrenvelt', 'finance', 'office', 'de')('requester', ['Friedrich Amsel', 'f.amsel', 'Head of finance', 'claudia'], null, true),
  ines: at('ahrenvelt', 'finance', 'office', 'de')('requester', ['Ines Wolter', 'i.wolter', 'Accountant', 'friedrich'], '+49 341 5550 233'),
  // Has left.
  rolf: at('ahrenvelt', 'purchasing', 'office', 'de')('requester', ['Rolf Perk', 'r.perk', 'Buyer', 'friedrich']),
  petra: at('ahrenvelt', 'people', 'office', 'de')('requester', ['Petra Lohse', 'p.lohse', 'Head of people and payroll', 'claudia']),
  lotte: at('ahrenvelt', 'payroll', 'office', 'de')('requester', ['Lotte Brunner', 'l.brunner', 'Trainee', 'petra']),
  svenja: at('ahrenvelt', 'marketing', 'office', 'de')('requester', ['Svenja Ott', 's.ott', 'Head of marketing', 'claudia'], '+49 170 555 4410'),
  malte: at('ahrenvelt', 'engineering', 'office', 'de')('requester', ['Malte Ehrig', 'm.ehrig', 'Head of engineering', 'claudia']),
  selin: at('ahrenvelt', 'engineering', 'office')('requester', ['Selin Karaca', 's.karaca', 'Design engineer', 'malte']),
  gregor: production('requester', ['Gregor Thal', 'g.thal', 'Production planner', 'claudia'], '+49 341 5550 310'),
  birgit: production('requester', ['Birgit Naumann', 'b.naumann', 'Lead of assembly line 2', 'gregor'], '+49 341 5550 322'),
  hans: production('requester', ['Hans-Jürgen Balk', 'h.balk', 'Foreman of the paint shop', 'gregor']),
  kerem: at('ahrenvelt', 'quality', 'factory', 'de')('requester', ['Kerem Tunç', 'k.tunc', 'Quality engineer', 'gregor']),
  uwe: at('ahrenvelt', 'facilities', 'factory', 'de')('requester', ['Uwe Rasch', 'u.rasch', 'Facility manager', 'gregor'], '+49 170 555 4433'),
  vera: at('ahrenvelt', 'shops', 'shopLeipzig', 'de')('requester', ['Vera Kühnel', 'v.kuehnel', 'Shop manager Leipzig', 'emma'], '+49 341 5550 400'),
  nils: at('ahrenvelt', 'shops', 'shopLeipzig', 'de')('requester', ['Nils Tamm', 'n.tamm', 'Bicycle mechanic', 'vera']),

  // Rotterdam.
  daan: logistics('requester', ['Daan Hoekstra', 'd.hoekstra', 'Warehouse manager', 'claudia'], '+31 10 555 20 10'),
  marit: logistics('requester', ['Marit Kuiper', 'm.kuiper', 'Goods-in clerk', 'daan'], '+31 10 555 20 12'),
  sander: logistics('requester', ['Sander Blok', 's.blok', 'Packer', 'daan'], '+31 10 555 20 14'),
  joost: logistics('requester', ['Joost Terpstra', 'j.terpstra', 'Picker', 'sander']),
  wilma: logistics('requester', ['Wilma Roos', 'w.roos', 'Transport and customs', 'daan']),
  emma: at('retail', 'shops', 'shopRotterdam')('requester', ['Emma van Leeuwen', 'e.vanleeuwen', 'Shop manager Rotterdam', 'claudia'], '+31 10 555 21 00'),
  lars: at('retail', 'care', 'shopRotterdam')('requester', ['Lars Okkema', 'l.okkema', 'Customer care', 'emma']),

  // Porto.
  beatriz: frames('requester', ['Beatriz Falcão', 'b.falcao', 'Plant manager Porto', 'claudia'], '+351 22 555 10 01', true),
  miguel: frames('requester', ['Miguel Teles', 'm.teles', 'Wheel building', 'beatriz']),
  helder: frames('requester', ['Hélder Rocha', 'h.rocha', 'Lead of welding', 'beatriz'], '+351 22 555 10 15'),
  joana: at('porto', 'logistics', 'framePlant')('requester', ['Joana Prates', 'j.prates', 'Dispatch Porto', 'beatriz']),
  duarte: at('porto', 'finance', 'framePlant')('requester', ['Duarte Leal', 'd.leal', 'Controller', 'friedrich']),
  catarina: at('porto', 'shops', 'shopPorto')('requester', ['Catarina Simões', 'c.simoes', 'Shop manager Porto', 'emma'], '+351 22 555 11 00'),
} as const satisfies Readonly<Record<string, Facts>>

export type PersonKey = keyof typeof people
