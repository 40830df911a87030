/** How large a rule may be, whoever wrote it: enough for people, too little to tire a parser or a planner. */
export const limits = {
  /** Characters of its text form. */
  length: 4000,
  /** Levels of `all`, `any` and `not` within each other. */
  depth: 30,
  /** Comparisons and other conditions. */
  conditions: 200,
  /** Values in one list. */
  list: 1000,
} as const
