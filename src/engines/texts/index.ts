export { type Link, linkOf } from './link.ts'
export { asMarkdown, expressionsIn, fieldAt, filledIn, onlyExpression } from './template.ts'
export { placed, unknown } from './unknown.ts'
