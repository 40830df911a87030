export { currentLanguage, speak, useLanguage, useNoun, useSay } from './language.ts'
export { defineTexts, type Say, type Values } from './texts.ts'
export { type Dates, holdNow, setZone, tellZone, useDates } from './dates.ts'
export { useCount, useNumber, useSize, useSpan } from './numbers.ts'
