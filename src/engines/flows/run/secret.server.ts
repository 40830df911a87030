import type { Text } from '../../../kernel/define/index.ts'
import { plainUnit, type Store } from '../../../kernel/records/internal.server.ts'
import { flowSecret } from '../definitions/secret.ts'
import { flowsMachine } from './machine.server.ts'

/** The text of a secret, for one machine and only if it may be sent there. It is asked for when it is sent, and kept nowhere. */
export async function secretFor(store: Store, tenant: string, name: string, host: string): Promise<{ readonly text: string } | { readonly fault: Text }> {
  const records = store.within(plainUnit(store, tenant))
  const actor = flowsMachine(tenant)
  const { items } = await records.find(actor, flowSecret, { filter: { field: 'name', is: '==', value: name }, limit: 1 })
  const [found] = items
  if (!found) return { fault: { en: `There is no secret '${name}'.`, de: `Ein Geheimnis „${name}“ gibt es nicht.` } }
  if (!(found.hosts ?? []).includes(host.toLowerCase()))
    return { fault: { en: `The secret '${name}' may not be sent to ${host}.`, de: `Das Geheimnis „${name}“ darf nicht an ${host} gesendet werden.` } }
  const text = await records.secret(actor, flowSecret, found.id, 'value')
  return text === null ? { fault: { en: `The secret '${name}' is empty.`, de: `Das Geheimnis „${name}“ ist leer.` } } : { text }
}
