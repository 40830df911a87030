export { csvLine, readCell } from './csv.ts'
export { linesOf } from './lines.server.ts'
