export { type ExportReport, exportFolder } from './export.server.ts'
export { type FolderImport, importFolder } from './import.server.ts'
export type { FolderReport } from './report.ts'
export { isLocal, withLinks } from './links.ts'
