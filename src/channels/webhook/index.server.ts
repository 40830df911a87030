export { deliver } from './queue.server.ts'
