/** Joins class names, leaving out what does not hold: `classes('button', main && 'is-main')`. */
export const classes = (...names: readonly (string | false | null | undefined)[]): string => names.filter(Boolean).join(' ')
