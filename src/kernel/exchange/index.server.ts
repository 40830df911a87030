export { csvLine, readCell } from './csv.ts'
export { exportAll, type Exported, type ExportOptions } from './export-all.server.ts'
export { importAll, type ImportAllOptions, type ImportedAll } from './import-all.server.ts'
export { linesOf } from './lines.server.ts'
