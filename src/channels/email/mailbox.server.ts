import { type AnyDefinition, type Field, nearest, type RowOf, type Text } from '../../kernel/define/index.ts'
import { invalidAll, type Wrong } from '../../kernel/errors.ts'
import { fieldType } from '../../kernel/fields/index.ts'
import { behave, type Context } from '../../kernel/records/index.server.ts'
import { mailbox } from './mailbox.definition.ts'

type Mailbox = RowOf<typeof mailbox>

/** What new mail becomes where nothing else is said. */
export const usualType = 'incident'

/** What cannot be fetched from, and what new mail could not become, is said when the mailbox is saved. */
async function check({ row }: { readonly row: Mailbox }, context: Context) {
  const address = row.address?.toLowerCase() ?? null
  const wrong = [...serverFaults(row), ...recordFaults(row, context)]
  if (address?.split('@')[0]?.includes('+')) wrong.push({ field: 'address', message: noPlus })
  if (wrong.length > 0) throw invalidAll(wrong)
  return { address: address }
}

function serverFaults(row: Mailbox): Wrong[] {
  if (row.protocol !== 'imap') return []
  const needed = (['host', 'port', 'user'] as const).filter(name => row[name] === null)
  return needed.map(field => ({ field, message: neededToFetch }))
}

function recordFaults({ recordType, values }: Mailbox, context: Context): Wrong[] {
  const record = named(context, recordType ?? usualType)
  if (!record?.numbered || !record.may.comment) return [{ field: 'recordType', message: noSuchType(recordType ?? usualType) }]
  const fields = record.fields as Readonly<Record<string, Field>>
  return (values ?? []).flatMap(({ field, value }) => {
    const found = Object.hasOwn(fields, field) ? fields[field] : undefined
    if (!found || found.computed) return [{ field: 'values', message: noSuchField(field, Object.keys(fields)) }]
    const parsed = fieldType(found.kind).fromText(value, found)
    return 'fault' in parsed ? [{ field: 'values', message: { en: `${field}: ${parsed.fault.en}`, de: `${field}: ${parsed.fault.de}` } }] : []
  })
}

function named(context: Context, name: string): AnyDefinition | undefined {
  try {
    return context.record(name)
  } catch {
    return undefined
  }
}

const noPlus: Text = {
  en: 'Leave out the part from the + on: Mainstay puts its marks there.',
  de: 'Bitte ohne den Teil ab dem +: Dorthin setzt Mainstay seine Zeichen.',
}
const neededToFetch: Text = { en: 'To fetch mail, this is needed.', de: 'Zum Abholen wird das gebraucht.' }
const noSuchType = (name: string): Text => ({
  en: `Mail cannot become '${name}'. Name a type of record that has numbers and comments, such as incident.`,
  de: `Aus Mail kann kein „${name}“ werden. Bitte eine Art mit Nummern und Kommentaren nennen, etwa incident.`,
})

function noSuchField(name: string, known: readonly string[]): Text {
  const near = nearest(name, known)
  return {
    en: `There is no field '${name}' that can be set.${near ? ` Did you mean '${near}'?` : ''}`,
    de: `Es gibt kein Feld „${name}“, das gesetzt werden kann.${near ? ` Meinten Sie „${near}“?` : ''}`,
  }
}

export const mailboxBehaviour = behave(mailbox, { before: { create: check, change: check } })
