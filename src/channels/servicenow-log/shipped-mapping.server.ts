import mapping from './mapping.json' with { type: 'json' }

/** The mapping that ships, which an operator may copy and edit. Imported, not read, so that it is in the bundle too. */
export const shippedMapping = (): string => JSON.stringify(mapping)
