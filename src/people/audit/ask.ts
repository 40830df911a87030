import { type Model, nearest, standard } from '../../kernel/define/index.ts'
import { malformed } from '../../kernel/errors.ts'
import { fieldType } from '../../kernel/fields/index.ts'
import type { Asked } from './audit.server.ts'
import { auditActs } from './entry.ts'

type Given = Readonly<Record<string, string | string[] | undefined>>

/** What the address asks of the audit. @throws malformed, naming the parameter */
export function readAsked(model: Model, given: Given, known: readonly string[]): Asked {
  for (const name of Object.keys(given)) if (!known.includes(name)) throw malformed(unknown('parameter', name, known), 'unknown_parameter')
  const one = (name: string) => {
    const value = given[name]
    if (Array.isArray(value)) throw malformed(`'${name}' is given twice.`, 'bad_parameter')
    return value === '' ? undefined : value
  }
  const who = one('who')
  if (who !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(who)) throw malformed("'who' is the id of a person.", 'bad_parameter')
  const typeName = one('type')
  const type = typeName === undefined ? undefined : model.find(typeName)
  if (typeName !== undefined && !type)
    throw malformed(
      unknown(
        'record type',
        typeName,
        model.types.map(t => t.name),
      ),
      'bad_parameter',
    )
  const act = one('act')
  if (act !== undefined && !auditActs.includes(act)) throw malformed(unknown('act', act, auditActs), 'bad_parameter')
  const limit = one('limit') ?? '50'
  if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > 500) throw malformed("'limit' is a whole number from 1 to 500.", 'bad_limit')
  const [since, until, cursor] = [moment('since', one('since')), moment('until', one('until')), one('cursor')]
  return {
    limit: Number(limit),
    ...(who === undefined ? {} : { who }),
    ...(type === undefined ? {} : { type }),
    ...(act === undefined ? {} : { act }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(cursor === undefined ? {} : { cursor }),
  }
}

function unknown(what: string, name: string, known: readonly string[]): string {
  const near = nearest(name, known)
  return `There is no ${what} '${name.slice(0, 80)}' here.${near ? ` Did you mean '${near}'?` : ` Known are: ${known.join(', ')}.`}`
}

function moment(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const parsed = fieldType('dateTime').parse(text, standard.createdAt)
  if ('fault' in parsed || typeof parsed.value !== 'string') throw malformed(`'${name}' is a time like 2016-02-29T05:00Z.`, 'bad_time')
  return parsed.value
}
