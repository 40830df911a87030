export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Where mail leaves. */
export interface Outbox {
  send(mail: Mail, at: string): Promise<void>
}
