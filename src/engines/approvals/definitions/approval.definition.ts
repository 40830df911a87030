import {
  all,
  any,
  boolean,
  choice,
  dateTime,
  defineRecord,
  document,
  equals,
  is,
  isAmong,
  nobody,
  number,
  oneOf,
  reference,
  references,
  role,
  text,
} from '../../../kernel/define/index.ts'
import { needs } from './step.definition.ts'

const administrators = role('administrator')
const agents = role('agent', 'manager')
const deciders = isAmong('waitsFor')
const keepers = any(isAmong('owners'), administrators)

export const outcomes = {
  approved: { en: 'Approved', de: 'Genehmigt', tone: 'good' },
  rejected: { en: 'Rejected', de: 'Abgelehnt', tone: 'critical' },
  expired: { en: 'Expired', de: 'Verfallen', tone: 'high' },
  cancelled: { en: 'Cancelled', de: 'Zurückgezogen', tone: 'quiet' },
  notRequired: { en: 'No longer required', de: 'Nicht mehr nötig', tone: 'quiet' },
} as const

export type Outcome = keyof typeof outcomes

/** Why a step stands where it stands; `detail` says more, such as which fields have changed. */
export const reasons = {
  othersRejected: { en: 'another step was rejected', de: 'ein anderer Schritt wurde abgelehnt' },
  othersExpired: { en: 'another step has expired', de: 'ein anderer Schritt ist verfallen' },
  othersCancelled: { en: 'another step was cancelled', de: 'ein anderer Schritt wurde zurückgezogen' },
  conditionEnded: { en: 'the condition of the policy no longer holds', de: 'die Bedingung der Regel gilt nicht mehr' },
  contentChanged: { en: 'what was to be approved has changed', de: 'was zu genehmigen war, hat sich geändert' },
  subjectEnded: { en: 'the record is finished', de: 'der Datensatz ist abgeschlossen' },
  withdrawn: { en: 'it was withdrawn', de: 'es wurde zurückgezogen' },
  nobodyPossible: {
    en: 'nobody can decide: there is no one, or only people whose own it is or who have decided already',
    de: 'niemand kann entscheiden: Es gibt niemanden, oder nur Personen, deren eigene Sache es ist oder die schon entschieden haben',
  },
  notEnough: { en: 'there are fewer people than must agree', de: 'es gibt weniger Personen, als zustimmen müssen' },
  tooMany: { en: 'there are more people than can be asked', de: 'es sind mehr Personen, als gefragt werden können' },
  cannotAsk: { en: 'the policy cannot ask as it is', de: 'die Regel kann so nicht fragen' },
  notInTime: { en: 'nobody has answered in time', de: 'niemand hat rechtzeitig geantwortet' },
} as const

export type Reason = keyof typeof reasons

/**
 * One step of asking for approval of one record: what is asked, of whom, and what has come of it. All steps that were asked together have
 * one `round`. What approvers must know is pinned in `summary`, so that they need no rights on the record.
 */
export const approval = defineRecord({
  name: 'approval',
  label: { one: { en: 'Approval', de: 'Genehmigung' }, many: { en: 'Approvals', de: 'Genehmigungen' } },
  help: {
    en: 'What is asked of whom about a record, and what they have decided.',
    de: 'Worum wer zu einem Datensatz gebeten ist, und was entschieden wurde.',
  },
  numbered: 'APR',
  fields: {
    title: text({ label: { en: 'Title', de: 'Titel' }, required: true, max: 300, search: 'A' }),
    step: text({ label: { en: 'Step', de: 'Schritt' }, required: true, max: 120, default: 'Approval' }),
    subjectType: text({ label: { en: 'Type of record', de: 'Art des Datensatzes' }, required: true, max: 60 }),
    subject: text({ label: { en: 'Record', de: 'Datensatz' }, required: true, max: 40 }),
    subjectNumber: text({ label: { en: 'Number of the record', de: 'Nummer des Datensatzes' }, max: 40, search: 'B' }),
    summary: document({ label: { en: 'What is to be approved', de: 'Was zu genehmigen ist' } }),
    requester: reference('person', { label: { en: 'For', de: 'Für' } }),
    orderer: reference('person', { label: { en: 'Ordered by', de: 'Bestellt von' } }),
    waitsFor: references('person', { label: { en: 'Waits for', de: 'Wartet auf' }, index: true }),
    asked: references('person', { label: { en: 'Asked', de: 'Gefragt' } }),
    separated: references('person', {
      label: { en: 'May not decide', de: 'Dürfen nicht entscheiden' },
      help: { en: 'Whose own it is.', de: 'Wessen eigene Sache es ist.' },
    }),
    owners: references('person', {
      label: { en: 'Looked after by', de: 'Betreut von' },
      help: { en: 'Hear of it where nobody can decide.', de: 'Erfahren davon, wo niemand entscheiden kann.' },
    }),
    need: choice(needs, { label: { en: 'Needed', de: 'Nötig' }, required: true, default: 'any' }),
    needed: number({ label: { en: 'Approvals needed', de: 'Nötige Zustimmungen' }, whole: true, min: 1, required: true, default: 1 }),
    given: number({ label: { en: 'Approvals given', de: 'Erteilte Zustimmungen' }, whole: true, min: 0, required: true, default: 0 }),
    refusals: number({ label: { en: 'Refusals', de: 'Ablehnungen' }, whole: true, min: 0, required: true, default: 0 }),
    dueAt: dateTime({ label: { en: 'Expires', de: 'Verfällt' } }),
    nextAt: dateTime({ label: { en: 'Next reminder or escalation', de: 'Nächste Erinnerung oder Eskalation' } }),
    remindedAt: dateTime({ label: { en: 'Reminded', de: 'Erinnert' } }),
    escalatedAt: dateTime({ label: { en: 'Escalated', de: 'Eskaliert' } }),
    reason: choice(reasons, { label: { en: 'Because', de: 'Weil' } }),
    detail: text({ label: { en: 'More exactly', de: 'Genauer' }, max: 1000 }),
    outcome: choice(outcomes, {
      label: { en: 'Outcome of all steps', de: 'Ergebnis aller Schritte' },
      help: { en: 'Stands on the step that ended the round.', de: 'Steht an dem Schritt, der die Runde beendet hat.' },
    }),
    to: reference('person', { label: { en: 'To', de: 'An' } }),
    policy: reference('approvalPolicy', { label: { en: 'Policy', de: 'Regel' } }),
    origin: text({ label: { en: 'Asked by', de: 'Gefragt durch' }, max: 200 }),
    round: text({ label: { en: 'Round', de: 'Runde' }, max: 40, required: true, default: '-' }),
    place: number({ label: { en: 'Place in the order', de: 'Stelle in der Reihenfolge' }, whole: true, min: 0, required: true, default: 0 }),
    stage: number({ label: { en: 'Stage', de: 'Stufe' }, whole: true, min: 0, required: true, default: 0 }),
    asks: document({ label: { en: 'As it was asked', de: 'Wie gefragt wurde' } }),
    digest: text({ label: { en: 'Mark of the content', de: 'Kennzeichen des Inhalts' }, max: 100 }),
    supersededBy: reference('approval', { label: { en: 'Asked again as', de: 'Neu gefragt als' } }),
    atDesk: boolean({
      label: { en: 'Seen at the desk', de: 'Am Desk zu sehen' },
      help: { en: 'Agents may read the record, and so its approval.', de: 'Agenten dürfen den Datensatz lesen, also auch die Genehmigung.' },
      computed: true,
      required: true,
      default: false,
    }),
  },

  states: {
    planned: { en: 'Not requested yet', de: 'Noch nicht angefragt', category: 'open', tone: 'quiet' },
    requested: { en: 'Requested', de: 'Angefragt', category: 'open', tone: 'new' },
    needInformation: { en: 'Needs information', de: 'Braucht Auskunft', category: 'waiting', tone: 'waiting' },
    stuck: { en: 'Nobody can decide', de: 'Niemand kann entscheiden', category: 'waiting', tone: 'critical' },
    approved: { en: 'Approved', de: 'Genehmigt', category: 'done', tone: 'good' },
    rejected: { en: 'Rejected', de: 'Abgelehnt', category: 'done', tone: 'critical' },
    notRequired: { en: 'No longer required', de: 'Nicht mehr nötig', category: 'done', tone: 'quiet' },
    superseded: { en: 'Superseded', de: 'Überholt', category: 'done', tone: 'quiet' },
    cancelled: { en: 'Cancelled', de: 'Zurückgezogen', category: 'done', tone: 'quiet' },
    expired: { en: 'Expired', de: 'Verfallen', category: 'done', tone: 'high' },
  },
  begins: 'planned',
  // Those of persons come first. Where one answer does not decide the step, it stays where it is: `decide.server.ts`.
  transitions: {
    approve: {
      label: { en: 'Approve', de: 'Genehmigen' },
      from: ['requested', 'needInformation'],
      to: 'approved',
      comment: { visibility: 'public' },
      may: deciders,
      tone: 'main',
    },
    reject: {
      label: { en: 'Reject', de: 'Ablehnen' },
      from: ['requested', 'needInformation'],
      to: 'rejected',
      comment: { visibility: 'public', required: true },
      may: deciders,
      tone: 'danger',
    },
    askInformation: {
      label: { en: 'Ask for more', de: 'Rückfrage' },
      from: ['requested'],
      to: 'needInformation',
      comment: { visibility: 'public', required: true },
      may: deciders,
    },
    answer: {
      label: { en: 'Answer', de: 'Antworten' },
      from: ['needInformation'],
      to: 'requested',
      comment: { visibility: 'public', required: true },
      may: any(is('requester'), is('orderer'), deciders, all(equals('atDesk', true), agents)),
    },
    handOn: {
      label: { en: 'Hand on', de: 'Weitergeben' },
      from: ['requested', 'needInformation'],
      asks: ['to'],
      requires: ['to'],
      comment: { visibility: 'public' },
      may: deciders,
      tone: 'quiet',
    },
    appoint: {
      label: { en: 'Appoint somebody', de: 'Jemanden bestimmen' },
      from: ['stuck', 'requested', 'needInformation'],
      asks: ['to'],
      requires: ['to'],
      comment: { visibility: 'public' },
      may: keepers,
      tone: 'quiet',
    },
    lookAgain: { label: { en: 'Look for approvers again', de: 'Noch einmal suchen' }, from: ['stuck'], may: keepers },
    cancel: {
      label: { en: 'Cancel', de: 'Zurückziehen' },
      from: ['planned', 'requested', 'needInformation', 'stuck'],
      to: 'cancelled',
      comment: { visibility: 'public', required: true },
      may: keepers,
      tone: 'danger',
    },
    // Nobody makes these but the engine.
    request: { label: { en: 'Request', de: 'Anfragen' }, from: ['planned', 'stuck'], to: 'requested', may: nobody },
    getStuck: { label: { en: 'Find nobody', de: 'Niemanden finden' }, from: ['planned', 'requested', 'needInformation'], to: 'stuck', may: nobody },
    revise: { label: { en: 'Ask others', de: 'Andere fragen' }, from: ['requested', 'needInformation'], may: nobody },
    remind: { label: { en: 'Remind', de: 'Erinnern' }, from: ['requested', 'needInformation'], sets: { remindedAt: { now: true } }, may: nobody },
    escalate: { label: { en: 'Escalate', de: 'Eskalieren' }, from: ['requested', 'needInformation'], sets: { escalatedAt: { now: true } }, may: nobody },
    expire: { label: { en: 'Expire', de: 'Verfallen' }, from: ['requested', 'needInformation', 'stuck'], to: 'expired', may: nobody },
    release: {
      label: { en: 'No longer require', de: 'Nicht mehr brauchen' },
      from: ['planned', 'requested', 'needInformation', 'stuck'],
      to: 'notRequired',
      may: nobody,
    },
    supersede: {
      label: { en: 'Supersede', de: 'Überholen' },
      from: ['requested', 'needInformation', 'stuck', 'approved'],
      to: 'superseded',
      may: nobody,
    },
    withdraw: {
      label: { en: 'Withdraw', de: 'Zurücknehmen' },
      from: ['planned', 'requested', 'needInformation', 'stuck', 'approved'],
      to: 'cancelled',
      may: nobody,
    },
  },

  may: {
    read: any(isAmong('asked'), is('requester'), is('orderer'), isAmong('owners'), all(equals('atDesk', true), agents), administrators),
    create: nobody,
    change: nobody,
    comment: any(isAmong('asked'), is('requester'), is('orderer'), agents),
    note: any(isAmong('asked'), agents),
  },
  indexes: [
    ['subject', 'round', 'place'],
    ['state', '-createdAt'],
    ['state', 'nextAt'],
    ['state', 'dueAt'],
  ],
  views: {
    title: 'title',
    list: ['number', 'title', 'step', 'subjectNumber', 'requester', 'waitsFor', 'state', 'stateSince'],
    sort: '-createdAt',
    sections: [
      {
        label: { en: 'Approval', de: 'Genehmigung' },
        fields: ['title', 'step', 'subjectNumber', 'requester', 'orderer', 'waitsFor', 'dueAt', 'reason', 'detail'],
      },
      { label: { en: 'Needed', de: 'Nötig' }, fields: ['need', 'needed', 'given', 'refusals'] },
      {
        label: { en: 'How it was asked', de: 'Wie gefragt wurde' },
        fields: ['policy', 'origin', 'owners', 'remindedAt', 'escalatedAt', 'supersededBy', 'outcome'],
      },
    ],
    create: [],
    lists: {
      mine: {
        label: { en: 'Waiting for me', de: 'Warten auf mich' },
        filter: all(isAmong('waitsFor'), oneOf('state', ['requested', 'needInformation'])),
      },
      stuck: { label: { en: 'Nobody can decide', de: 'Niemand kann entscheiden' }, filter: equals('state', 'stuck') },
      running: { label: { en: 'Running', de: 'Laufend' }, filter: oneOf('state', ['planned', 'requested', 'needInformation', 'stuck']) },
    },
    related: [{ record: 'approvalDecision', by: 'approval', label: { en: 'Decisions', de: 'Entscheidungen' } }],
  },
})
