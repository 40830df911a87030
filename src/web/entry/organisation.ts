import { ask } from '../client/request.ts'
import { currentLanguage } from '../text/index.ts'
import type { Row, Session } from '../client/shapes.ts'

/**
 * Notes the organisation as a company, to which the first administrator belongs, and the language of these pages as theirs. The administrator exists by then: if
 * this fails, it is a record to be made later, and no reason to stop.
 */
export async function foundOrganisation(name: string): Promise<void> {
  try {
    const company = await ask<Row>('/companies', { method: 'POST', body: { name } })
    const { person } = await ask<Session>('/session')
    await ask(`/people/${person.id}`, { method: 'PATCH', body: { company: company.id, language: currentLanguage() } })
  } catch {
    return
  }
}
