import { announcement } from '../../../practices/announcement/index.ts'
import type { Act, Stage } from '../telling/acts.server.ts'
import type { Cast } from '../telling/story.ts'
import { type AnnouncementFacts, announcements } from './announcements.ts'
import type { AudienceKey } from './audiences.ts'

export interface Announcing extends Stage {
  readonly cast: Cast
  readonly audiences: ReadonlyMap<AudienceKey, string>
  readonly topics: ReadonlyMap<string, string>
}

const hour = 3_600_000
const draftedBefore = 26 * hour

export const announcementActsOf = (stage: Announcing, now: number): Act[] => announcements.flatMap(facts => actsOf(stage, facts, now))

function actsOf(stage: Announcing, facts: AnnouncementFacts, now: number): Act[] {
  const { records, cast, audiences, topics } = stage
  const { by, title, text, kind, published, withdrawn, until, service, topic, openTo = 'everyone', audience, pinned = false } = facts
  const actor = cast.actor(by)
  let id = ''
  const input = {
    title,
    text,
    kind,
    openTo,
    pinned,
    audience: audience === undefined ? null : (audiences.get(audience) ?? null),
    service: service === undefined ? null : cast.service(service),
    topic: topic === undefined ? null : (topics.get(topic) ?? null),
    until: until === undefined ? null : new Date(now + until * hour).toISOString(),
  }
  const publish = async () => {
    id = (await records.create(actor, announcement, input)).id
    await records.transition(actor, announcement, id, 'publish')
  }
  if (published === undefined) return [{ at: now - draftedBefore, play: () => records.create(actor, announcement, input) }]
  const over = withdrawn === undefined ? [] : [{ at: now - withdrawn * hour, play: () => records.transition(actor, announcement, id, 'withdraw') }]
  return [{ at: now - published * hour, play: publish }, ...over]
}
