export { pinnedFor } from './pinned.server.ts'
export { portalFace } from './brand/face.server.ts'
