import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { openapi } from '../../src/kernel/api/index.server.ts'
import type { Model, RecordType } from '../../src/kernel/define/index.ts'
import type { JsonSchema } from '../../src/kernel/fields/index.ts'
import type { Subject } from './subject.ts'

/** The description of the API is true to what the API gives. */
export function apiLaws(type: RecordType, subject: () => Subject): void {
  const name = type.name.charAt(0).toUpperCase() + type.name.slice(1)

  test('what describes it has names of its own', () => {
    const shared = schemasOf(openapi({ ...subject().world.model, types: [] }, [], 'test'))
    for (const kind of ['', 'Input', 'Page', 'List']) assert.ok(!Object.hasOwn(shared, `${name}${kind}`), `${name}${kind}`)
  })

  test('what the API gives is as its description says', async () => {
    const { world, get, samples } = subject()
    const fits = checker(world.model)
    for (const actor of [world.system, subject().agent, subject().requester, subject().stranger]) {
      const list = await get(actor, `/${type.path}?limit=50&count=true&names=true`)
      fits(`${name}List`, list.json())
      const { items } = list.json() as { items: { id: string }[] }
      for (const { id } of [...samples, ...items.slice(0, 3)]) {
        const one = await get(actor, `/${type.path}/${id}`)
        fits(one.status === 200 ? name : 'ProblemDetails', one.json())
        if (one.status !== 200) continue
        fits(`${name}Page`, (await get(actor, `/${type.path}/${id}?with=page`)).json())
        fits('Timeline', (await get(actor, `/${type.path}/${id}/history`)).json())
      }
    }
  })
}

function checker(model: Model): (schema: string, value: unknown) => void {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(openapi(model, [], 'test'), 'api')
  return (schema, value) => {
    const valid = ajv.getSchema(`api#/components/schemas/${schema}`) ?? assert.fail(`there is no schema ${schema}`)
    assert.ok(valid(value), `${schema}: ${ajv.errorsText(valid.errors)}: ${JSON.stringify(value).slice(0, 600)}`)
  }
}

const schemasOf = (description: JsonSchema): object => (description.components as { schemas: object }).schemas
