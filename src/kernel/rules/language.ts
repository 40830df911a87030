/** The text form of rules by itself: what a field that holds a rule needs, and all that may know nothing of fields. */
export { limits } from './limits.ts'
export { parseRule } from './parse.ts'
export { pathsOf } from './paths.ts'
export { where } from './refusal.ts'
export { ruleText } from './text.ts'
