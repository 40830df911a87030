import type { Place } from '../../../kernel/define/index.ts'
import type { Session, TypeShape } from '../../client/index.ts'

export const isAdministrator = (session: Session): boolean => session.can.administer === true || session.person.roles.includes('administrator')

/** Who sees what the knowledge base lacks. */
export const mayTendKnowledge = ({ person }: Session): boolean => ['knowledgeAuthor', 'lead', 'manager'].some(role => person.roles.includes(role))

export const isWork = (type: TypeShape): boolean => type.work !== undefined

/** What is set up in one place of the administration. */
export const isAt =
  (place: Place) =>
  (type: TypeShape): boolean =>
    type.views.place === place

/** What stands beside the work. Whoever may change what is set up, and is no administrator, finds it there too. */
export const isBeside =
  (session: Session) =>
  (type: TypeShape): boolean => {
    const { place } = type.views
    if (isWork(type) || type.single || place === 'elsewhere') return false
    return place === undefined || (!isAdministrator(session) && type.may.create === true)
  }

/** Something of it may wait for somebody, though it is nobody's work: mail in quarantine. */
export const isQueue = (type: TypeShape): boolean => Object.values(type.states ?? {}).some(state => state.category === 'waiting')
