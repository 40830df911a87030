export { type Mailer, createMailer, type MailerOptions } from './mailer.server.ts'
export { fileTransport } from './file-transport.server.ts'
export { type Delivered, mailConnections, smtpTransport, type SmtpOptions, type Transport } from './smtp-transport.server.ts'
