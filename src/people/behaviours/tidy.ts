/** One address is one person, however it is typed. RFC 5321 lets the part before the @ mind its case; no mail system in use does. */
export const sameAddress = (email: string | null): string | null => email?.toLowerCase() ?? null
