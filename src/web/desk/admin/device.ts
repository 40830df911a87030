const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
]

const named = (list: typeof browsers, agent: string) => list.find(([mark]) => mark.test(agent))?.[1]

/** What people call the thing they sat at: `Firefox, Windows`. */
export function deviceOf(agent: string): string | undefined {
  return [named(browsers, agent), named(systems, agent)].filter(Boolean).join(', ') || undefined
}
