import { loop, join, parallel, undo } from './branching.server.ts'
import { http } from './http.server.ts'
import { approval, end, start, subflow } from './others.server.ts'
import type { Performers } from './performer.ts'
import { create, notify, set, task } from './records.server.ts'
import { decision, wait } from './waiting.server.ts'
import { webhook } from './webhook.server.ts'

/** What each kind of node does. */
export const performers: Performers = { start, approval, task, parallel, join, wait, decision, set, notify, create, webhook, http, subflow, loop, undo, end }
