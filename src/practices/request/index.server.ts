export { changeAnswers } from './change-answers.server.ts'
export type { Order } from './order.ts'
export { placeOrder, type Placed } from './placing.server.ts'
