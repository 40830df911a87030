import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import sql from 'sql-template-tag'
import { type Door, door, password, setRoles } from '../../../test/harness/door.ts'
import { eventually } from '../../../test/harness/eventually.ts'
import { days, hours, minutes } from '../../../test/harness/world.ts'
import { onlyTenant } from '../../app/installation.server.ts'
import { person } from '../index.ts'
import { whoseRights } from './access.server.ts'
import { hashPassword } from './password.server.ts'

let desk: Door
before(async () => {
  desk = await door()
})
after(() => desk.close())

describe('signing in', () => {
  test('with the right password gives a session, in a cookie that scripts cannot read, and says where to go on', async () => {
    const anna = await desk.somebody(['agent'])
    const browser = desk.browser()
    const answer = await browser.signIn(anna.email)
    assert.equal(answer.statusCode, 200)
    assert.deepEqual(answer.json(), { next: '/desk' })
    assert.match(String(answer.headers['set-cookie']), /^mainstay=[\w-]{43}; Path=\/; Expires=Mon, 09 Mar 2026 .*; HttpOnly; SameSite=Lax$/)
    const session = (await browser.get('/session')).json()
    assert.deepEqual([session.person.id, session.person.roles, session.can.desk, session.can.administer], [anna.id, ['agent', 'requester'], true, false])
  })

  test('a requester goes to the portal, and to the page that was asked for if it is ours', async () => {
    const rita = await desk.somebody(['requester'])
    assert.deepEqual((await desk.browser().signIn(rita.email)).json(), { next: '/' })
    const asked = async (next: string) => (await desk.browser().post('/sign-in', { email: rita.email, password, next })).json().next
    assert.equal(await asked('/portal/INC0001001'), '/portal/INC0001001')
    for (const evil of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)']) assert.equal(await asked(evil), '/')
  })

  test('the address may be typed in capitals', async () => {
    const anna = await desk.somebody(['agent'], 'Anna.Adler@example.test')
    assert.equal((await desk.browser().signIn(' ANNA.ADLER@EXAMPLE.TEST ')).statusCode, 200)
    assert.equal(anna.email, 'anna.adler@example.test')
  })

  test('whoever is unknown, has left, has no password or another one gets the same answer', async () => {
    const known = await desk.somebody(['agent'])
    const gone = await desk.somebody(['agent'])
    await desk.records.change(desk.system, person, gone.id, { active: false })
    const without = await desk.records.create(desk.system, person, { name: 'Nemo', email: 'nemo@example.test' })
    const answers = []
    for (const [email, secret] of [
      [known.email, 'wrong password'],
      [gone.email, password],
      [String(without.email), ''],
      ['nobody@example.test', password],
      ["' or 1=1 --", password],
    ] as const) {
      const answer = await desk.browser().signIn(email, secret)
      const { request: _, ...body } = answer.json()
      answers.push(JSON.stringify([answer.statusCode, body, Object.keys(answer.headers).toSorted()]))
    }
    assert.equal(new Set(answers).size, 1)
    assert.match(answers[0] ?? '', /^\[401,.*wrong_credentials/)
  })

  test('it takes as long whether or not somebody goes by the address', async () => {
    const known = await desk.somebody(['agent'])
    const took = async (email: string) => {
      const start = performance.now()
      await desk.browser(`2001:db8:${Math.floor(start * 1000) % 65_000}::1`).signIn(email, 'wrong password')
      return performance.now() - start
    }
    const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
    const there: number[] = []
    const absent: number[] = []
    for (let i = 0; i < 9; i++) {
      there.push(await took(known.email))
      absent.push(await took(`nobody${i}@example.test`))
    }
    const ratio = median(there) / median(absent)
    // Hashing takes ten times as long as all the rest: an answer without it would be far outside.
    assert.ok(ratio > 0.5 && ratio < 2, `ratio ${ratio}`)
  })

  test('a session planted in the browser beforehand is not carried over, and one that was there ends', async () => {
    const anna = await desk.somebody(['agent'])
    const browser = desk.browser()
    browser.cookie = 'mainstay=planted'
    await browser.signIn(anna.email)
    assert.notEqual(browser.cookie, 'mainstay=planted')
    const first = browser.cookie
    await browser.signIn(anna.email)
    assert.notEqual(browser.cookie, first)
    const old = desk.browser()
    old.cookie = first
    assert.equal((await old.get('/session')).statusCode, 401)
    assert.equal((await browser.get('/session')).statusCode, 200)
  })

  test('neither the password nor the secret of a session is kept', async () => {
    const anna = await desk.somebody(['agent'])
    const browser = desk.browser()
    await browser.signIn(anna.email)
    const secret = browser.cookie?.split('=')[1] ?? ''
    const db = desk.database.for(desk.system.tenant)
    for (const table of ['credential', 'session', 'access_event', 'sign_in_attempt']) {
      const rows = JSON.stringify(await db.query({ text: `select t::text as row from ${table} t`, values: [] }))
      assert.equal(rows.includes(secret) || rows.includes(password), false, table)
    }
  })
})

describe('too many attempts', () => {
  test('make one wait, longer each time and a quarter of an hour at most, however one spells the address', async () => {
    const anna = await desk.somebody(['agent'])
    const browser = desk.browser()
    const spellings = [anna.email, anna.email.toUpperCase(), anna.email.replace('@', '+x@'), ` ${anna.email}`, anna.email.replace('@', '+y@')]
    for (const email of spellings) assert.equal((await browser.signIn(email, 'wrong')).statusCode, 401)
    assert.equal((await browser.signIn(anna.email, 'wrong')).statusCode, 401)
    const waits: number[] = []
    for (let i = 0; i < 14; i++) {
      const blocked = await browser.signIn(anna.email)
      assert.equal(blocked.statusCode, 429)
      assert.match(blocked.json().detail, /Try again in/)
      waits.push(Number(blocked.headers['retry-after']))
      desk.advance((waits.at(-1) ?? 0) * 1000)
      if (i < 13) assert.equal((await browser.signIn(anna.email, 'wrong')).statusCode, 401)
    }
    assert.deepEqual(waits.slice(0, 4), [2, 4, 8, 16])
    assert.equal(Math.max(...waits), 900)
    assert.equal((await browser.signIn(anna.email)).statusCode, 200)
    assert.equal((await browser.signIn(anna.email, 'wrong')).statusCode, 401, 'and what was counted is forgotten')
  })

  test('of fifty at once, only the free ones are tried', async () => {
    const anna = await desk.somebody(['agent'])
    const browser = desk.browser()
    const answers = await Promise.all(Array.from({ length: 50 }, () => browser.signIn(anna.email, 'wrong')))
    const tried = answers.filter(a => a.statusCode === 401).length
    assert.ok(tried <= 6, `${tried} were tried`)
    assert.equal(answers.filter(a => a.statusCode === 429).length, 50 - tried)
  })

  test('from one place do not keep the owner out elsewhere', async () => {
    const anna = await desk.somebody(['agent'])
    const attacker = desk.browser()
    for (let i = 0; i < 12; i++) await attacker.signIn(anna.email, 'wrong')
    assert.equal((await attacker.signIn(anna.email)).statusCode, 429)
    assert.equal((await desk.browser().signIn(anna.email)).statusCode, 200)
  })

  test('at many accounts from one address count together', async () => {
    const browser = desk.browser()
    let blocked = 0
    for (let i = 0; i < 64; i++) if ((await browser.signIn(`person${i}@example.test`, 'wrong')).statusCode === 429) blocked += 1
    assert.ok(blocked >= 2)
  })
})

describe('a session', () => {
  /** That a session was used is written down beside the request, which does not wait for it. */
  const usedUntilNow = () =>
    eventually('the use is written down', async () => {
      const seen = await desk.database.for(onlyTenant).query(sql`select 1 from session where seen_at > ${desk.now()}::timestamptz - interval '1 minute'`)
      return seen.length > 0
    })

  test('ends after twelve hours without use and after seven days in any case', async () => {
    const anna = await desk.somebody(['agent'])
    const browser = desk.browser()
    await browser.signIn(anna.email)
    desk.advance(hours(11))
    assert.equal((await browser.get('/session')).statusCode, 200)
    await usedUntilNow()
    desk.advance(hours(11))
    assert.equal((await browser.get('/session')).statusCode, 200, 'used in between')
    desk.advance(hours(13))
    assert.equal((await browser.get('/session')).statusCode, 401)
    await browser.signIn(anna.email)
    for (let i = 0; i < 16; i++) {
      desk.advance(hours(10))
      assert.equal((await browser.get('/session')).statusCode, 200)
      await usedUntilNow()
    }
    desk.advance(hours(10))
    assert.equal((await browser.get('/session')).statusCode, 401)
  })

  test('is over once signed out of, also for whoever kept the cookie', async () => {
    const anna = await desk.somebody(['agent'])
    const browser = desk.browser()
    await browser.signIn(anna.email)
    const kept = browser.cookie
    const out = await browser.post('/sign-out')
    assert.equal(out.statusCode, 204)
    assert.match(String(out.headers['set-cookie']), /^mainstay=; .*1970/)
    browser.cookie = kept
    assert.equal((await browser.get('/session')).statusCode, 401)
  })

  test('is listed with its place, and can be ended from another one', async () => {
    const anna = await desk.somebody(['agent'])
    const here = desk.browser()
    const there = desk.browser()
    await here.signIn(anna.email)
    await there.signIn(anna.email)
    const { items } = (await here.get('/sessions')).json()
    assert.deepEqual(items.map((s: { current: boolean }) => s.current).toSorted(), [false, true])
    const other = items.find((s: { current: boolean }) => !s.current)
    assert.equal((await here.delete(`/sessions/${other.id}`)).statusCode, 204)
    assert.equal((await there.get('/session')).statusCode, 401)
    assert.equal((await here.delete(`/sessions/${other.id}`)).statusCode, 404)
  })

  test('of somebody else is ended by administrators only', async () => {
    const anna = await desk.somebody(['agent'])
    const hers = desk.browser()
    await hers.signIn(anna.email)
    const [{ id }] = (await hers.get('/sessions')).json().items
    const lead = desk.browser()
    await lead.signIn((await desk.somebody(['lead'])).email)
    assert.equal((await lead.get(`/sessions?person=${anna.id}`)).statusCode, 403)
    assert.equal((await lead.get('/sessions?person=all')).statusCode, 403)
    assert.equal((await lead.delete(`/sessions/${id}`)).statusCode, 404)
    const administrator = desk.browser()
    await administrator.signIn((await desk.somebody(['administrator'])).email)
    assert.equal((await administrator.get(`/sessions?person=${anna.id}`)).json().items.length, 1)
    assert.equal((await administrator.delete(`/sessions/${id}`)).statusCode, 204)
    assert.equal((await hers.get('/session')).statusCode, 401)
  })

  test('ends when the person leaves, and stays over when they come back', async () => {
    const anna = await desk.somebody(['agent'])
    const browser = desk.browser()
    await browser.signIn(anna.email)
    const { token } = await desk.access.issueToken({ for: anna.email, name: 'script', scopes: ['read'], days: 30 })
    const byToken = () => desk.browser().get('/session', { authorization: `Bearer ${token}` })
    assert.equal((await browser.get('/session')).statusCode, 200)
    assert.equal((await byToken()).statusCode, 200)
    await desk.records.change(desk.system, person, anna.id, { active: false })
    assert.equal((await browser.get('/session')).statusCode, 401)
    assert.equal((await byToken()).statusCode, 401)
    await desk.records.change(desk.system, person, anna.id, { active: true })
    assert.equal((await browser.get('/session')).statusCode, 401)
    assert.equal((await byToken()).statusCode, 401)
    assert.equal((await browser.signIn(anna.email)).statusCode, 200)
    assert.equal((await browser.get('/session')).statusCode, 200)
  })

  test('gives new rights, and takes old ones, at once', async () => {
    const anna = await desk.somebody(['requester'])
    const browser = desk.browser()
    await browser.signIn(anna.email)
    const roles = async () => (await browser.get('/session')).json().person.roles
    assert.deepEqual(await roles(), ['requester'])
    await setRoles(desk, anna.id, ['lead'])
    assert.deepEqual(await roles(), ['agent', 'lead', 'requester'])
    await setRoles(desk, anna.id, ['requester'])
    assert.deepEqual(await roles(), ['requester'])
  })

  test('takes over within five seconds what another process has changed', async () => {
    const anna = await desk.somebody(['agent'])
    const browser = desk.browser()
    await browser.signIn(anna.email)
    await browser.get('/session')
    await desk.database.for(desk.system.tenant).query(sql`update session set ended_at = ${desk.now()}::timestamptz where person_id = ${anna.id}::uuid`)
    desk.advance(5000)
    assert.equal((await browser.get('/session')).statusCode, 401)
  })
})

describe('a password', () => {
  test('is changed by whoever knows the present one; all other sessions end and the owner is told', async () => {
    const anna = await desk.somebody(['agent'])
    const here = desk.browser()
    const there = desk.browser()
    await here.signIn(anna.email)
    await there.signIn(anna.email)
    const before = here.cookie
    assert.equal((await here.post('/password', { current: 'wrong', password: 'gelbe Gummistiefel' })).json().errors[0].field, 'current')
    assert.equal((await here.post('/password', { current: password, password: 'short' })).json().errors[0].field, 'password')
    assert.equal((await here.post('/password', { current: password, password: 'gelbe Gummistiefel' })).statusCode, 204)
    assert.notEqual(here.cookie, before)
    assert.equal((await here.get('/session')).statusCode, 200)
    assert.equal((await there.get('/session')).statusCode, 401)
    assert.equal((await desk.browser().signIn(anna.email)).statusCode, 401)
    assert.equal((await desk.browser().signIn(anna.email, 'gelbe Gummistiefel')).statusCode, 200)
    assert.equal(desk.mails.at(-1)?.to, anna.email)
    assert.match(desk.mails.at(-1)?.subject ?? '', /was changed/)
  })

  test('cannot be guessed with a stolen session', async () => {
    const anna = await desk.somebody(['agent'])
    const browser = desk.browser()
    await browser.signIn(anna.email)
    const statuses = []
    for (let i = 0; i < 8; i++) statuses.push((await browser.post('/password', { current: `guess ${i}`, password: 'gelbe Gummistiefel' })).statusCode)
    assert.ok(statuses.includes(429))
  })

  test('changed while somebody signs in with the old one leaves no session of the old one', async () => {
    const anna = await desk.somebody(['agent'])
    const other = await hashPassword('gelbe Gummistiefel')
    const signing = await desk.database.for(desk.system.tenant).transaction(async tx => {
      await tx.query(sql`update credential set password = ${other} where person_id = ${anna.id}::uuid`)
      const begun = desk.browser().signIn(anna.email)
      // Time enough to prove the old password, which is still the one that others see, and to come to the lock.
      await new Promise(resolve => setTimeout(resolve, 400))
      return { begun }
    })
    assert.equal((await signing.begun).statusCode, 401)
    assert.equal((await desk.access.sessions(anna.id)).length, 0)
  })
})

const linkIn = (text = '') => /\/reset#([\w-]{43})/.exec(text)?.[1] ?? ''

describe('a forgotten password', () => {
  const ask = async (email: string, browser = desk.browser(), headers: Record<string, string> = {}) => {
    const answer = await browser.post('/password/reset-request', { email }, headers)
    await desk.runJobs()
    return answer
  }

  test('is set anew by a link that is mailed and works once; all sessions end', async () => {
    const anna = await desk.somebody(['agent'])
    const browser = desk.browser()
    await browser.signIn(anna.email)
    assert.equal((await ask(anna.email)).statusCode, 202)
    const mail = desk.mails.at(-1)
    assert.equal(mail?.to, anna.email)
    const token = linkIn(mail?.text)
    assert.deepEqual((await desk.browser().post('/password/reset-check', { token })).json(), { good: true })
    assert.equal((await desk.browser().post('/password/reset', { token, password: 'anna' })).json().errors[0].field, 'password')
    assert.equal((await desk.browser().post('/password/reset', { token, password: 'gelbe Gummistiefel' })).statusCode, 204)
    assert.equal((await browser.get('/session')).statusCode, 401)
    assert.equal((await desk.browser().signIn(anna.email, 'gelbe Gummistiefel')).statusCode, 200)
    const again = await desk.browser().post('/password/reset', { token, password: 'rote Gummistiefel' })
    assert.deepEqual([again.statusCode, again.json().code], [422, 'dead_link'])
    assert.deepEqual((await desk.browser().post('/password/reset-check', { token })).json(), { good: false })
  })

  test('gets the same answer for whoever is unknown, and no mail goes out', async () => {
    const anna = await desk.somebody(['agent'])
    const known = await ask(anna.email)
    const before = desk.mails.length
    const unknown = await ask('nobody.there@example.test')
    assert.equal(desk.mails.length, before)
    assert.deepEqual([unknown.statusCode, unknown.body, Object.keys(unknown.headers)], [known.statusCode, known.body, Object.keys(known.headers)])
  })

  test('is mailed a link to our own address, whatever the request says of hosts', async () => {
    const anna = await desk.somebody(['agent'])
    await ask(anna.email, desk.browser(), {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      forwarded: 'host=evil.example',
      'x-forwarded-proto': 'ftp',
    })
    assert.match(desk.mails.at(-1)?.text ?? '', /^http:\/\/desk\.example\.test\/reset#/m)
    assert.doesNotMatch(desk.mails.at(-1)?.text ?? '', /evil/)
  })

  test('of fifty uses of one link at the same moment, one succeeds', async () => {
    const anna = await desk.somebody(['agent'])
    await ask(anna.email)
    const token = linkIn(desk.mails.at(-1)?.text)
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => desk.browser().post('/password/reset', { token, password: `gelbe Gummistiefel ${i}` })),
    )
    assert.equal(answers.filter(a => a.statusCode === 204).length, 1)
    assert.equal(answers.filter(a => a.statusCode === 422).length, 49)
    const winner = answers.findIndex(a => a.statusCode === 204)
    assert.equal((await desk.browser().signIn(anna.email, `gelbe Gummistiefel ${winner}`)).statusCode, 200)
  })

  test('has a link for half an hour, and only while the address is still theirs', async () => {
    const anna = await desk.somebody(['agent'])
    await ask(anna.email)
    const late = linkIn(desk.mails.at(-1)?.text)
    desk.advance(minutes(31))
    assert.equal((await desk.browser().post('/password/reset', { token: late, password: 'gelbe Gummistiefel' })).statusCode, 422)
    await ask(anna.email)
    const moved = linkIn(desk.mails.at(-1)?.text)
    await desk.records.change(desk.system, person, anna.id, { email: `moved.${anna.email}` })
    assert.equal((await desk.browser().post('/password/reset', { token: moved, password: 'gelbe Gummistiefel' })).statusCode, 422)
  })

  test('brings five mails an hour at most, whoever asks from wherever and however they spell it', async () => {
    const anna = await desk.somebody(['agent'])
    const before = desk.mails.length
    for (let i = 0; i < 12; i++) {
      desk.advance(1000)
      await ask([anna.email, anna.email.toUpperCase(), ` ${anna.email} `, anna.email.replace('@', '+x@')][i % 4] ?? '', desk.browser(`198.51.100.${i}`))
    }
    assert.equal(desk.mails.length - before, 5)
    desk.advance(hours(1))
    await ask(anna.email)
    assert.equal(desk.mails.length - before, 6)
  })

  test('is not asked for without end from one address', async () => {
    const browser = desk.browser()
    const statuses = []
    for (let i = 0; i < 25; i++) statuses.push((await browser.post('/password/reset-request', { email: `someone${i}@example.test` })).statusCode)
    assert.ok(statuses.includes(429))
  })

  test('one link that is used kills the others', async () => {
    const anna = await desk.somebody(['agent'])
    await ask(anna.email)
    const first = linkIn(desk.mails.at(-1)?.text)
    await ask(anna.email)
    const second = linkIn(desk.mails.at(-1)?.text)
    assert.notEqual(first, second)
    assert.equal((await desk.browser().post('/password/reset', { token: first, password: 'gelbe Gummistiefel' })).statusCode, 204)
    assert.equal((await desk.browser().post('/password/reset', { token: second, password: 'rote Gummistiefel' })).statusCode, 422)
  })
})

test('what happened to access can be looked up by administrators, and by nobody else', async () => {
  const boss = await desk.somebody(['administrator'])
  const browser = desk.browser('203.0.113.9')
  await browser.signIn(boss.email, 'wrong')
  await browser.signIn(boss.email)
  const { items } = (await browser.get('/access-events')).json()
  assert.deepEqual(
    items.slice(0, 2).map((e: { act: string; person: string; address: string }) => [e.act, e.person, e.address]),
    [
      ['signIn', boss.id, '203.0.113.9'],
      ['signInFailed', boss.id, '203.0.113.9'],
    ],
  )
  const agent = desk.browser()
  await agent.signIn((await desk.somebody(['manager'])).email)
  assert.equal((await agent.get('/access-events')).statusCode, 403)
})

test('tidying takes what is over and leaves what is not', async () => {
  const anna = await desk.somebody(['agent'])
  const browser = desk.browser()
  await browser.signIn(anna.email)
  const tidy = desk.access.jobs.find(j => j.name === 'people.tidy')
  const run = () => tidy?.run({}, { actor: desk.system, records: desk.records, now: desk.now(), signal: new AbortController().signal })
  await run()
  assert.equal((await browser.get('/session')).statusCode, 200)
  desk.advance(days(100))
  await run()
  const db = desk.database.for(desk.system.tenant)
  const left = await db.query<{ n: number }>(
    sql`select (select count(*) from session) + (select count(*) from sign_in_attempt) + (select count(*) from reset_token) as n`,
  )
  assert.equal(left[0]?.n, 0)
})

describe('whoever keeps something open for somebody', () => {
  test('is told when sessions or tokens of theirs have ended', async () => {
    const anna = await desk.somebody(['agent'])
    const told = () => desk.ended.splice(0)
    const browser = desk.browser()
    await browser.signIn(anna.email)
    told()
    await browser.signIn(anna.email)
    assert.deepEqual(told(), [anna.id])
    const { id } = (await browser.post('/tokens', { name: 'x', scopes: ['read'], days: 1 })).json()
    await browser.delete(`/tokens/${id}`)
    assert.deepEqual(told(), [anna.id])
    await browser.post('/password', { current: password, password: 'gelbe Gummistiefel' })
    assert.deepEqual(told(), [anna.id])
    await browser.post('/sign-out')
    assert.deepEqual(told(), [anna.id])
  })

  test('is told whose rights a changed record touches', () => {
    const happening = { tenant: desk.system.tenant, id: 'x', version: 2, needs: 'read' as const }
    assert.deepEqual(
      ['person', 'group', 'role', 'incident'].map(type => whoseRights({ ...happening, type })),
      ['x', null, null, undefined],
    )
    assert.equal(whoseRights({ ...happening, type: 'person', version: 1 }), undefined)
  })
})
