import type { Row } from '../../client/shapes.ts'

export const isOutage = (row: Row): boolean => row.majorState === 'accepted'
export const isUnderway = (row: Row): boolean => isOutage(row) && row.category !== 'done'

/** Whoever reported or watches it hears of it anyway. Others are not told who does. */
export const follows = (row: Row, me: string): boolean => row.requester === me || (Array.isArray(row.watchers) && row.watchers.includes(me))
