export { createEvents, type Events, type EventsOptions } from './events.server.ts'
export { eventRoutes, type EventRouteOptions } from './events-route.server.ts'
export type { Doing, Heard, Present } from './heard.ts'
export { eventDocs } from './event-docs.server.ts'
