/** Versions are numbered to the hundredth: a new article is 0.01, what is published the next whole number, a small change 0.01 more. */
const hundredths = (n: number): number => Math.round(n * 100) / 100

export const nextMajor = (published: number | null): number => Math.floor(published ?? 0) + 1
export const nextMinor = (published: number | null): number => hundredths((published ?? 0) + 0.01)
