export { type Attainment, attainment } from './report.server.ts'
