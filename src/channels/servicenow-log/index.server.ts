export { importLog, type ImportOptions, type Progress } from './import.server.ts'
export type { ImportReport } from './report.server.ts'
export { shippedMapping } from './shipped-mapping.server.ts'
