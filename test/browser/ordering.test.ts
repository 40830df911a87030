import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { stockUp } from './catalogue-stock.ts'
import { eventually } from '../harness/eventually.ts'
import { gone, sees, stage } from './harness.ts'

const it = stage()

const seen = async (page: Page, name: string) => {
  if (process.env.MAINSTAY_LOOK) await page.screenshot({ path: `${process.env.MAINSTAY_LOOK}/${name}.png`, fullPage: true })
}

it.journey('somebody orders on a phone, sees who has it, gets it in parts, and takes the rest back', async () => {
  const admin = await it.person('Anna Admin', 'administrator')
  const rosa = await it.person('Rosa Requester')
  const ada = await it.person('Ada Agent', 'agent')
  const { id: group } = (await admin.post('/groups', { name: 'Hardware' })).body
  const stock = await stockUp(admin, group)
  const { page } = await it.visit(rosa, '/portal', { phone: true })

  await page.getByRole('link', { name: 'Order something' }).click()
  await page.getByRole('searchbox', { name: 'Find in the catalogue' }).fill('notebook')
  await page.getByRole('link', { name: /Laptop/ }).click()
  await sees(page.getByRole('heading', { name: 'Laptop', level: 1 }))
  await page.getByRole('button', { name: 'Order now' }).click()
  await sees(page.getByText('Please look at what is marked above.'))
  await page.getByText('16 inch').click()
  await page.getByRole('textbox', { name: /large screen/ }).fill('Maps of whole cities')
  await page.getByRole('button', { name: 'One more' }).click()
  await sees(page.getByText(/EUR.2,760\.00 once, EUR.25\.00 a month/).last())
  await page.getByRole('button', { name: 'Put into the cart' }).click()

  await page.getByRole('searchbox', { name: 'Find in the catalogue' }).fill('mouse')
  await page.getByRole('link', { name: /Mouse/ }).click()
  await page.getByRole('button', { name: 'Keep at hand', exact: true }).click()
  await sees(page.getByRole('button', { name: 'No longer keep at hand' }))
  await page.getByRole('button', { name: 'Put into the cart' }).click()
  await page.getByRole('link', { name: 'Cart: 2 things' }).click()
  await sees(page.getByText(/EUR.2,780\.00 once, EUR.25\.00 a month/))

  await page.getByRole('link', { name: 'Change: Mouse' }).click()
  await page.getByRole('button', { name: 'One more' }).click()
  await page.getByRole('button', { name: 'One more' }).click()
  await page.getByRole('button', { name: 'Keep the changes' }).click()
  await sees(page.getByText(/EUR.2,820\.00 once, EUR.25\.00 a month/))
  await page.getByRole('textbox', { name: 'What is it for?' }).fill('I move to the field team.')
  await page.getByRole('button', { name: 'Order all of it' }).click()
  await sees(page.getByRole('heading', { name: 'Thank you, it is ordered' }))
  const number = /REQ\d+/.exec(page.url())?.[0] ?? ''
  const ordered = (await ada.get(`/requests/${number}`)).body
  assert.deepEqual([ordered.title, ordered.reason, ordered.total], ['Laptop and 1 more', 'I move to the field team.', { amount: '2820.00', currency: 'EUR' }])
  assert.equal((await rosa.get('/cart-lines?count=true')).body.count, 0)

  await page.getByRole('link', { name: 'See where it stands' }).click()
  await sees(page.getByText(/Hardware takes care of it/))
  const items = (await ada.get(`/request-items?filter=request == '${ordered.id}'&sort=number`)).body.items as { id: string; title: string }[]
  const mice = items.find(one => one.title === 'Mouse')?.id ?? ''
  assert.equal((await ada.post(`/request-items/${mice}/start`, {})).status, 200)
  assert.equal((await ada.post(`/request-items/${mice}/deliver`, { deliveredQuantity: 2, comment: 'Two are on your desk.' })).status, 200)
  await sees(page.getByText('2 of 3 delivered'))
  await page.getByRole('link', { name: /Mouse/ }).click()
  await sees(page.getByText('Two are on your desk.'))
  await sees(page.getByText(/Ada Agent takes care of it/))
  await page.getByRole('textbox', { name: 'Message' }).fill('Two are enough, thank you.')
  await page.getByRole('button', { name: 'Send' }).click()
  await sees(page.getByText('Two are enough, thank you.'))
  await gone(page.getByRole('button', { name: 'Cancel', exact: true }))

  await page.getByRole('link', { name: `Part of request ${number}` }).click()
  await page.getByRole('link', { name: /Laptop/ }).click()
  await page.getByRole('button', { name: 'Change the answers' }).click()
  await page.getByText('14 inch').click()
  await page.getByRole('button', { name: 'Save' }).click()
  await sees(page.getByText(/EUR.2,400\.00 once/))
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await page.getByRole('textbox', { name: /Why/ }).fill('My old one will do.')
  await page.getByRole('button', { name: 'Yes, cancel it' }).click()
  await sees(page.getByText('Cancelled').first())
  const laptop = items.find(one => one.title === 'Laptop')?.id
  await eventually('it is cancelled', async () => (await ada.get(`/request-items/${laptop}`)).body.state === 'canceled')
  void stock
})

it.journey('a manager orders everything for somebody new, and the bundle brings along what the answers ask for', async () => {
  const admin = await it.person('Berta Admin', 'administrator')
  const mia = await it.person('Mia Manager')
  const nele = await it.person('Nele New')
  await admin.patch(`/people/${nele.id}`, { manager: mia.id })
  const { id: group } = (await admin.post('/groups', { name: 'Access' })).body
  const { welcome } = await stockUp(admin, group)
  const { page } = await it.visit(mia, `/portal/catalogue/${welcome}`, { phone: true })
  await page.getByRole('button', { name: 'For somebody else' }).click()
  await page.getByRole('option', { name: 'Nele New' }).click()
  await sees(page.getByRole('heading', { name: 'Access badge' }))
  await page.getByRole('textbox', { name: /Who starts/ }).fill('Nele New')
  await page
    .getByRole('group', { name: /on the way/ })
    .getByText('Yes')
    .click()
  await sees(page.getByRole('heading', { name: 'Laptop' }))
  await page.getByText('14 inch').click()
  await sees(page.getByText(/EUR.1,220\.00 once/).last())
  await page.getByRole('button', { name: 'Order now' }).click()
  await sees(page.getByRole('heading', { name: 'Thank you, it is ordered' }))
  const number = /REQ\d+/.exec(page.url())?.[0] ?? ''
  const request = (await nele.get(`/requests/${number}`)).body
  assert.deepEqual([request.requester, request.orderer, request.itemCount], [nele.id, mia.id, 4])
  const { items } = (await nele.get(`/request-items?filter=request == '${request.id}'&sort=number`)).body as {
    items: { title: string; answers: object | null }[]
  }
  assert.deepEqual(
    items.map(one => [one.title, one.answers]),
    [
      ['Somebody new starts', { who: 'Nele New', mobile: true }],
      ['Access badge', { holder: 'Nele New' }],
      ['Laptop', { screen: 'small' }],
      ['Mouse', null],
    ],
  )
})

it.journey('an administrator makes an item from nothing, looks at it as a requester, and publishes it', async () => {
  const admin = await it.person('Cara Admin', 'administrator')
  const rosa = await it.person('Rosa Reader')
  await admin.post('/groups', { name: 'Facilities' })
  const { body: made } = await admin.post('/catalogue-items', { name: 'Standing desk', openTo: 'everyone' })
  const { page } = await it.visit(admin, `/desk/catalogue/${made.id}`)
  await page.getByRole('textbox', { name: 'In one line · English' }).fill('Up and down with a button')
  await page.getByRole('textbox', { name: 'Price, once' }).fill('480')
  await page.getByRole('button', { name: 'Publish' }).click()
  await sees(page.getByText('Nobody would do it. Name the group that fulfils it, or a flow.'))
  await seen(page, 'publish-faults')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await gone(page.getByRole('dialog'))
  await page.getByRole('button', { name: 'Group', exact: true }).click()
  await page.getByRole('option', { name: 'Facilities' }).click()
  await page.getByRole('button', { name: 'Preview', exact: true }).click()
  await sees(page.getByRole('heading', { name: 'Standing desk', level: 2 }))
  await seen(page, 'editor-preview')
  await page.getByRole('button', { name: 'Publish' }).click()
  await sees(page.getByText('Nothing stands in the way.'))
  await seen(page, 'publish-ready')
  await page.getByRole('textbox', { name: 'A word on it, for the versions' }).fill('The first ones.')
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
  await sees(page.getByText('Published as version 1.'))
  const offered = (await rosa.get(`/catalogue-items/${made.id}/offer`)).body
  assert.deepEqual([offered.offer.texts.summary.en, offered.offer.price], ['Up and down with a button', { amount: '480.00', currency: 'EUR' }])

  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('textbox', { name: 'Price, once' }).fill('450')
  await page.getByRole('button', { name: 'Publish' }).click()
  await sees(page.getByText('Was: 480.00 EUR'))
  await sees(page.getByText('Is: 450.00 EUR'))
  await seen(page, 'publish-compare')
  assert.equal((await rosa.get(`/catalogue-items/${made.id}/offer`)).body.offer.price.amount, '480.00')
})

it.journey('an agent orders for somebody who calls', async () => {
  const admin = await it.person('Dora Admin', 'administrator')
  const ada = await it.person('Ada Agent', 'agent')
  const rolf = await it.person('Rolf Requester')
  const { id: group } = (await admin.post('/groups', { name: 'Desk hardware' })).body
  await stockUp(admin, group)
  const { page } = await it.visit(ada, '/desk/order')
  await page.getByRole('combobox', { name: 'Choose a person' }).fill('Rolf')
  await page.getByRole('option', { name: 'Rolf Requester' }).click()
  await page
    .getByRole('option', { name: /^Mouse/ })
    .first()
    .click()
  await seen(page, 'order-desk')
  await page.getByRole('button', { name: 'Order now' }).click()
  await sees(page.getByText(/Ordered as REQ\d+/))
  const { items } = (await rolf.get('/requests')).body as { items: { title: string; orderer: string }[] }
  assert.deepEqual(
    items.map(one => [one.title, one.orderer]),
    [['Mouse', ada.id]],
  )
})
