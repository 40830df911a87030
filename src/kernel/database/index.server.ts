export { connect, type ConnectOptions } from './connect.server.ts'
export * from './index.ts'
