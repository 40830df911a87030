/** How our own files say what an event is: WORK, OPEN or CLOSED. */
export const kindProperty = 'X-MAINSTAY-KIND'
