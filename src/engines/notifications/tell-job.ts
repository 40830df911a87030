/** Tells what has happened to one record. */
export const tellJob = 'notifications.tell'
/** Mails one person what has gathered about one record. */
export const mailJob = 'notifications.mail'
