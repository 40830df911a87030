import type { Comparison } from '../../define/index.ts'

export const sameness: readonly Comparison[] = ['==', '!=', 'in']
export const order: readonly Comparison[] = [...sameness, '<', '<=', '>', '>=']
export const partOfText: readonly Comparison[] = ['contains', 'startsWith', 'endsWith']
