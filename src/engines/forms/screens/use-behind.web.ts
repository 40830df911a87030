import { useEffect, useState } from 'react'
import { ask } from '../../../web/client/request.ts'
import type { Row } from '../../../web/client/shapes.ts'
import { type CompiledForm, persons, type Types } from '../compile.ts'
import type { Answers } from '../form.ts'
import type { AskingContext } from './asking.web.ts'

type Behind = Readonly<Record<string, unknown>>

/**
 * What lies behind records that somebody chose just now, asked of the server with their own rights. What the server told with the form is
 * not asked again. Behind a link in a mail there is nobody to ask for.
 */
export function useBehind(compiled: CompiledForm, { channel, facts, types }: AskingContext, answers: Answers): Behind {
  const [known, setKnown] = useState<ReadonlyMap<string, unknown>>(new Map())
  const own = channel === 'mail' ? [] : compiled.behind.filter(path => isOfQuestion(path) || !Object.hasOwn(facts.behind, path))
  const wanted = own.flatMap(path => {
    const first = path.split('.')[0] ?? ''
    const id = first === 'requester' || first === 'orderer' ? facts[first] : answers[first]
    return typeof id === 'string' ? [{ path, id, place: `${path}=${id}` }] : []
  })
  const missing = wanted.flatMap(({ place }) => (known.has(place) ? [] : [place])).join(' ')
  useEffect(() => {
    let here = true
    for (const place of missing.split(' ').filter(Boolean)) {
      const [path = '', id = ''] = place.split('=')
      void valueBehind(compiled, types, path, id).then(value => here && setKnown(before => new Map(before).set(place, value)))
    }
    return () => {
      here = false
    }
  }, [compiled, types, missing])
  const found = new Map(wanted.map(({ path, place }) => [path, known.get(place) ?? null]))
  return Object.fromEntries(own.map(path => [path, found.get(path) ?? null]))
}

const isOfQuestion = (path: string): boolean => !persons.some(name => path.startsWith(`${name}.`))

/** Null where there is nothing, or nothing that they may read: the server takes it so as well. */
async function valueBehind({ type }: CompiledForm, types: Types, path: string, id: string): Promise<unknown> {
  const [first = '', ...names] = path.split('.')
  let field = type.fields[first]
  let value: unknown = id
  for (const name of names) {
    const target = types.find(field?.options.to ?? '')
    if (!target || typeof value !== 'string') return null
    const row: Row | undefined = await ask<Row>(`/${target.path}/${value}`).catch(() => undefined)
    value = row?.[name] ?? null
    field = target.fields[name]
  }
  return value
}
