import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type MailDesk, type Person, mailDesk } from '../harness/mail-desk.ts'

/** A21: headers that steer the desk, sent by whoever likes to. */

let desk: MailDesk
let ada: Person
let agent: Person
before(async () => {
  desk = await mailDesk({ believesSpam: false })
  ada = await desk.known('Ada', [])
  agent = await desk.known('Abel', ['agent'])
})
after(() => desk.close())

test('none of them changes what a mail becomes, or whose it is', async () => {
  const names = ['State', 'Priority', 'Assignee', 'Requester', 'Record', 'Actor', 'Skip-Checks', 'Sender', 'Encrypted']
  const steering = names.flatMap(name => ['X-Mainstay-', 'X-ITSM-', 'X-RT-', 'X-OTRS-'].map(prefix => [`${prefix}${name}`, agent.address] as const))
  const mail = await desk.mail({
    from: ada.address,
    headers: { ...Object.fromEntries(steering), Sender: agent.address, 'Reply-To': agent.address, 'X-Original-From': agent.address },
  })
  const made = await desk.incidentOf(mail)
  assert.deepEqual([made.requester, made.createdBy, made.state, made.assignee], [ada.actor.person, ada.actor.person, 'new', null])
})

test('a verdict on spam is nobody’s word where no server is trusted with it', async () => {
  assert.equal((await desk.mail({ from: ada.address, headers: { 'X-Spam-Flag': 'YES' } })).state, 'accepted')
})

test('the loop mark of another installation is no reason to be silent', async () => {
  assert.equal((await desk.mail({ from: ada.address, headers: { 'X-Mainstay-Loop': 'somebody-elses' } })).state, 'accepted')
})
