/** What was open when a level came into force gets its clock: payload `{ level }`. */
export const takeUpJobName = 'clocks.takeUp'
