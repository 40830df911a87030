import { carriedBoot } from '../client/boot.ts'
import type { Face } from '../client/shapes.ts'

/** What the organisation shows of itself; nothing while developing, where the page does not carry it. */
export const ownFace = (): Face | undefined => carriedBoot()?.face
