import type { Actor } from '../../../kernel/actor.ts'
import type { Queryable } from '../../../kernel/database/index.server.ts'
import type { Text } from '../../../kernel/define/index.ts'
import { actingPerson } from '../../../people/index.server.ts'
import { approval } from '../definitions/approval.definition.ts'
import { seatsOf } from '../find.server.ts'
import { seatOf } from '../seats.ts'
import { personOf } from '../stand-ins.server.ts'
import type { Line } from '../summary.server.ts'
import type { Approval, Work } from '../work.server.ts'
import { type Link, linkOf } from './link.server.ts'

/** How it is with a link, in a word; `words` says it to people. */
export type Standing = 'good' | 'unknown' | 'used' | 'expired' | 'superseded' | 'decided' | 'cancelled' | 'notAsked'

export const standings: Readonly<Record<Exclude<Standing, 'good'>, Text>> = {
  unknown: {
    en: 'This link is not ours, or not complete. Open it straight from the mail.',
    de: 'Dieser Link ist nicht von uns oder nicht vollständig. Bitte direkt aus der Mail öffnen.',
  },
  used: { en: 'This link was used already. It works once.', de: 'Dieser Link wurde schon benutzt. Er gilt einmal.' },
  expired: {
    en: 'This link has expired. Sign in to decide, if it still waits for you.',
    de: 'Dieser Link ist abgelaufen. Melden Sie sich an, um zu entscheiden, falls es noch auf Sie wartet.',
  },
  superseded: {
    en: 'What was to be approved has changed since. You have been sent a new mail, if you are asked again.',
    de: 'Was zu genehmigen war, hat sich seither geändert. Falls Sie wieder gefragt sind, haben Sie eine neue Mail.',
  },
  decided: { en: 'This has been decided already. Nothing more is needed of you.', de: 'Das ist schon entschieden. Von Ihnen wird nichts mehr gebraucht.' },
  cancelled: { en: 'This is no longer asked. Nothing is needed of you.', de: 'Darum wird nicht mehr gebeten. Von Ihnen wird nichts gebraucht.' },
  notAsked: {
    en: 'You are not asked here any more: it was handed on, or somebody else decides now.',
    de: 'Sie sind hier nicht mehr gefragt: Es wurde weitergegeben, oder jemand anderes entscheidet jetzt.',
  },
}

/** What a good link opens: what is to be decided, and by whom. */
export interface Opened {
  readonly standing: Standing
  readonly approval?: {
    readonly number: string
    readonly title: string
    readonly step: string
    readonly subjectNumber: string | null
    readonly requester: string | null
    readonly approver: string
    readonly question: boolean
    readonly lines: readonly Line[]
  }
}

/** Looks and changes nothing. */
export async function openLink(work: Work, db: Queryable, token: string): Promise<Opened> {
  const link = await linkOf(db, token)
  if (!link) return { standing: 'unknown' }
  const row = await rowOf(work, link)
  const standing = await standingOf(work, link, row)
  if (standing !== 'good' || !row) return { standing }
  const [approver, requester] = await Promise.all([personOf(work, link.person), row.requester === null ? undefined : personOf(work, row.requester)])
  const { number, title, step, subjectNumber, state } = row
  const lines = (row.summary?.lines ?? []) as readonly Line[]
  const said = { number, title, step, subjectNumber, lines, question: state === 'needInformation' }
  return { standing, approval: { ...said, requester: requester?.name ?? null, approver: approver?.name ?? '' } }
}

async function rowOf(work: Work, link: Link): Promise<Approval | undefined> {
  return (await work.records.find(work.self, approval, { filter: { field: 'id', is: '==', value: link.approval } })).items[0]
}

/** What has become of the approval says more than what has become of the link, but for one's own use of it. */
export async function standingOf(work: Work, link: Link, row: Approval | undefined): Promise<Standing> {
  if (link.usedAt !== null) return 'used'
  if (!row) return 'cancelled'
  if (row.state === 'superseded') return 'superseded'
  if (row.state === 'approved' || row.state === 'rejected') return 'decided'
  if (row.state === 'cancelled' || row.state === 'notRequired') return 'cancelled'
  if (row.state === 'expired' || link.expiresAt <= work.now) return 'expired'
  const isAsked = (row.waitsFor ?? []).includes(link.person) && seatOf(await seatsOf(work, row.id), link.person, work.now) !== undefined
  return isAsked ? 'good' : 'notAsked'
}

/** Whoever the link was sent to, as they are now: by mail, as the history will say. */
export async function holderOf(db: Queryable, tenant: string, { person }: Link): Promise<Actor | undefined> {
  const known = await actingPerson(db, { id: person }, { tenant, channel: 'mail' })
  return known?.active ? known.actor : undefined
}
