/** Pages of the portal: articles and what can be ordered stand on them. `icon` is one of those that the portal draws. */
export const topics = {
  access: {
    name: 'Sign-in and access',
    nameDe: 'Anmeldung und Zugänge',
    text: 'Password, second factor, rights and badges.',
    icon: 'key',
  },
  devices: { name: 'Computers', nameDe: 'Computer', text: 'Laptops, screens, docks and programs.', icon: 'laptop' },
  phones: { name: 'Phones', nameDe: 'Telefone', text: 'Company phones, softphone, headset.', icon: 'phone' },
  network: { name: 'Network and remote access', nameDe: 'Netz und Fernzugriff', text: 'Wi-Fi, VPN, working from home.', icon: 'network' },
  mail: { name: 'Mail and calendar', nameDe: 'Mail und Kalender', text: 'Mailboxes, lists, absence.', icon: 'mail' },
  files: { name: 'Files and backups', nameDe: 'Dateien und Sicherungen', text: 'Team drives, and how to get things back.', icon: 'software' },
  printing: { name: 'Printing', nameDe: 'Drucken', text: 'With the badge, and labels.', icon: 'printer' },
  meetings: { name: 'Meeting rooms', nameDe: 'Besprechungsräume', text: 'Book one, and make picture and sound work.', icon: 'building' },
  security: { name: 'Security', nameDe: 'Sicherheit', text: 'Suspicious mails, lost devices, where data belongs.', icon: 'key' },
  people: { name: 'Coming, staying, leaving', nameDe: 'Kommen, bleiben, gehen', text: 'First day, time and payroll, leave, last day.', icon: 'people' },
  travel: { name: 'Travel', nameDe: 'Reisen', text: 'Before, on the way, and the receipts afterwards.', icon: 'travel' },
  applications: { name: 'ERP, figures, CAD', nameDe: 'ERP, Zahlen, CAD', text: 'What their messages mean.', icon: 'software' },
  shops: { name: 'Shops', nameDe: 'Läden', text: 'Tills, card terminals, receipts.', icon: 'money' },
  warehouse: { name: 'Warehouse', nameDe: 'Lager', text: 'Scanners and labels.', icon: 'building' },
  factory: { name: 'Factory', nameDe: 'Werk', text: 'Terminals and tools at the lines.', icon: 'building' },
  desk: { name: 'For the desk', nameDe: 'Für den Service Desk', text: 'Runbooks for those on duty.', icon: 'help' },
} as const

export type TopicKey = keyof typeof topics
