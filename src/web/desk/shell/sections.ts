import type { Session, TypeShape } from '../../client/index.ts'

/** Which record types people configure rather than work with; the definitions do not say, so the desk does. */
const administered = new Set([
  'person',
  'group',
  'role',
  'location',
  'calendar',
  'serviceLevel',
  'company',
  'department',
  'mailbox',
  'webhook',
  'automation',
  'flowSecret',
  'assignmentRule',
  'approvalPolicy',
  'token',
  'catalogueItem',
  'catalogueCategory',
  'ratingOccasion',
  'audience',
  'questionSet',
  'articleBlock',
])
/** Reached through a page of their own. */
const elsewhere = new Set([
  'view',
  'priorityRule',
  'notification',
  'notificationPreference',
  'notificationMute',
  'messageTemplate',
  'outgoingMail',
  'webhookDelivery',
  'approvalDecision',
  'flowVersion',
  'catalogueItemVersion',
  'cartLine',
  'favourite',
  'report',
  'articleVersion',
  'affectedPerson',
  'approvalDelegation',
  'articleFeedback',
  'articleUse',
])

export const isAdministrator = (session: Session): boolean => session.can.administer === true || session.person.roles.includes('administrator')

/** Who sees what the knowledge base lacks. */
export const mayTendKnowledge = ({ person }: Session): boolean => ['knowledgeAuthor', 'lead', 'manager'].some(role => person.roles.includes(role))

/** Which of them say how work is done by itself. */
const rules = new Set(['assignmentRule', 'approvalPolicy', 'automation', 'flow', 'flowSecret', 'serviceLevel', 'calendar', 'ratingOccasion'])

export const isWork = (type: TypeShape): boolean => type.work !== undefined
export const isAdministered = (type: TypeShape): boolean => administered.has(type.name) && !type.work
export const isKnown = (type: TypeShape): boolean => !isWork(type) && !isAdministered(type) && !type.single && !elsewhere.has(type.name)
export const isRule = (type: TypeShape): boolean => rules.has(type.name)
/** Something of it may wait for somebody, though it is nobody's work: mail in quarantine. */
export const isQueue = (type: TypeShape): boolean => Object.values(type.states ?? {}).some(state => state.category === 'waiting')
