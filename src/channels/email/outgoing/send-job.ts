/** Hands one mail to whoever delivers it. */
export const sendJob = 'mail.send'
