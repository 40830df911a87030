import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type World, world } from '../../../test/harness/world.ts'
import { service } from '../../practices/service/index.ts'

let w: World
before(async () => {
  w = await world()
})
after(() => w.close())

test('whoever a record named before has a name on its page, too', async () => {
  const [first, second] = [await w.person('First Owner', ['agent']), await w.person('Second Owner', ['agent'])]
  const { id } = await w.records.create(w.system, service, { name: 'Mail', owner: first.person })
  await w.records.change(w.system, service, id, { owner: second.person })
  const { names } = await w.records.view(first, service, id)
  assert.deepEqual(
    [first, second].map(p => names[p.person ?? '']?.title),
    ['First Owner', 'Second Owner'],
  )
})
