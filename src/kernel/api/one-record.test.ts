import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { serve, type Served } from '../../../test/conformance/served.ts'
import { type World, world } from '../../../test/harness/world.ts'
import { incident } from '../../practices/incident/index.ts'

let w: World
let served: Served
before(async () => {
  w = await world()
  served = await serve(w)
})
after(async () => {
  await served.close()
  await w.close()
})

test('some fields of a record are given when asked for, and a name that is none is refused', async () => {
  const agent = await w.person('Ana Meyer', ['agent'])
  const { id } = await w.records.create(agent, incident, { title: 'VPN drops', impact: 'high', urgency: 'low' })
  assert.deepEqual(Object.keys((await served.get(agent, `/incidents/${id}?fields=title`)).json() as object).sort(), ['id', 'title', 'version'])
  const refused = await served.get(agent, `/incidents/${id}?fields=titel`)
  assert.equal(refused.status, 400)
  assert.match(refused.text, /There is no field 'titel' here/)
})
