/** People who are described rather than listed; `who` is a rule about a person. */
export const audiences = {
  managers: {
    name: 'Managers',
    description: 'Whoever people report to, by their title.',
    who: "title.contains('Head') || title.contains('Lead') || title.contains('manager') || title.contains('Managing') || title.contains('Foreman') || title.contains('planner')",
  },
  shopStaff: { name: 'Shop staff', description: 'All three shops, and customer care.', who: "department.name in ['Shops', 'Customer care']" },
  warehouseStaff: { name: 'Warehouse staff', description: 'Rotterdam, and dispatch in Porto.', who: "department.name == 'Logistics'" },
  production: {
    name: 'Production',
    description: 'Lines in Leipzig, frames and wheels in Porto, quality, facilities.',
    who: "department.name in ['Production Leipzig', 'Frame building Porto', 'Quality', 'Facilities']",
  },
  engineering: { name: 'Engineering and quality', description: 'Whoever draws and measures.', who: "department.name in ['Engineering', 'Quality']" },
  leipzig: { name: 'Leipzig', description: 'Head office, factory and shop.', who: "location.parent.name == 'Leipzig'" },
  pageOwners: {
    name: 'Marketing and shops',
    description: 'Whoever answers for pages of the web site.',
    who: "department.name in ['Marketing', 'Shops', 'Customer care']",
  },
} as const

export type AudienceKey = keyof typeof audiences
