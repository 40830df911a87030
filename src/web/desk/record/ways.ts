/** How it came, where that is not by this desk. */
export const ways = { mail: 'byMail', api: 'byApi', import: 'byImport', automation: 'byAutomation', cli: 'byCli', demo: undefined, web: undefined } as const
