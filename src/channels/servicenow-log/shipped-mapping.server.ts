import { readFileSync } from 'node:fs'

/** The mapping that ships, which an operator may copy and edit. */
export const shippedMapping = (): string => readFileSync(new URL('mapping.json', import.meta.url), 'utf8')
