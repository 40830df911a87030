export { fill, type Source, valueFor } from './fill.server.ts'
export * from './index.ts'
export { because, isId, sayValue, type Speaker, titleOf } from './say.server.ts'
