export { type MailActs, offerInMail } from './mail-acts.server.ts'
