import assert from 'node:assert/strict'
import { gone, sees, stage } from './harness.ts'
import { choose, otherWays } from './record-page.ts'

const it = stage()

it.journey('an agent proposes a major incident, a lead accepts it with its impact, and it is known to all who may see it', async () => {
  const rosa = await it.person('Rosa Requester')
  const ada = await it.person('Ada Agent', 'agent')
  const lena = await it.person('Lena Lead', 'lead', 'agent')
  const { number } = (await rosa.post('/incidents', { title: 'Nobody can sign in to the shop', impact: 'high', urgency: 'high' })).body
  const look = async () => (await ada.get(`/incidents/${number}`)).body

  const { page } = await it.visit(ada, `/desk/incidents/${number}`)
  await choose(page, /Propose as major/)
  const propose = page.getByRole('region', { name: 'Propose as major' })
  await propose.getByRole('textbox', { name: 'Internal note' }).fill('All shops are affected.')
  await propose.getByRole('button', { name: 'Propose as major' }).click()
  await gone(propose)
  assert.equal((await look()).majorState, 'proposed')

  const lead = await it.visit(lena, '/desk/incidents')
  await lead.page.getByRole('button', { name: 'Lists' }).click()
  await lead.page.getByRole('menuitem', { name: 'Major incidents' }).click()
  await lead.page.getByRole('link', { name: 'Nobody can sign in to the shop' }).click()
  await sees(lead.page.getByText('All shops are affected.'))
  await lead.page.getByRole('button', { name: /Accept as major/ }).click()
  const accept = lead.page.getByRole('region', { name: 'Accept as major' })
  await accept.getByRole('textbox', { name: /Business impact/ }).fill('No sales online: about 9,000 an hour.')
  await accept.getByRole('textbox', { name: /Internal note/ }).fill('I take it over. Next news at noon.')
  await accept.getByRole('button', { name: 'Accept as major' }).click()
  await gone(accept)
  assert.deepEqual([(await look()).majorState, (await look()).assignee], ['accepted', lena.id])
  await sees(page.getByText('Next news at noon.'))

  const portal = await it.visit(ada, '/portal', { phone: true })
  await sees(portal.page.getByRole('region', { name: 'What we know of' }).getByRole('heading', { name: 'Nobody can sign in to the shop' }))
})

it.journey('who may not decide is not offered to accept', async () => {
  const ada = await it.person('Ada Agent', 'agent')
  const { number } = (await ada.post('/incidents', { title: 'A rack is dark', impact: 'high', urgency: 'high' })).body
  assert.equal((await ada.post(`/incidents/${number}/proposeMajor`, {})).status, 200)
  const { page } = await it.visit(ada, `/desk/incidents/${number}`)
  await sees(page.getByRole('button', { name: /Resolve/ }))
  assert.equal(await page.getByRole('button', { name: /Accept as major/ }).count(), 0)
  await otherWays(page).click()
  await sees(page.getByRole('menuitem', { name: 'Cancel' }))
  assert.equal(await page.getByRole('menuitem', { name: /as major/ }).count(), 0)
})
