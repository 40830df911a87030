import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { createHttpOut, nothingMore, type OutFailure, parseAllowed } from './index.server.ts'
import { mayConnect } from './allowed.ts'
import type { Resolve } from './http-out.server.ts'

const closing: (() => void)[] = []
after(() => closing.forEach(close => close()))

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

const local = createHttpOut({ allowed: parseAllowed('127.0.0.0/8') })
const kindOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'sent',
    (failure: OutFailure) => failure.kind,
  )

const refused = [
  '127.0.0.1',
  '127.1.2.3',
  '0.0.0.0',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '100.64.0.1',
  '100.100.100.200',
  '169.254.169.254',
  '168.63.129.16',
  '192.0.0.192',
  '192.0.2.1',
  '198.18.0.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  'fd00::1',
  'fd00:ec2::254',
  'fe80::1',
  'ff02::1',
  '2001:db8::1',
  '::ffff:127.0.0.1',
  '::ffff:a9fe:a9fe',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::1',
  '2001::1',
  'fec0::1',
  '100::1',
  'nonsense',
  '',
]
for (const address of refused) test(`${address || 'nothing'} is not connected to`, () => assert.equal(mayConnect(nothingMore, 'example.test', address), false))

for (const address of ['8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'])
  test(`${address} is public`, () => assert.equal(mayConnect(nothingMore, 'example.test', address), true))

test('an operator allows networks, addresses and hosts by name', () => {
  const allowed = parseAllowed('10.1.0.0/16, ::1 Hooks.Internal')
  const may = (host: string, address: string) => mayConnect(allowed, host, address)
  assert.deepEqual([may('a', '10.1.2.3'), may('a', '::ffff:10.1.2.3'), may('a', '10.2.0.1'), may('a', '::1')], [true, true, false, true])
  assert.deepEqual([may('hooks.internal', '192.168.0.9'), may('HOOKS.internal', '192.168.0.9'), may('xhooks.internal', '192.168.0.9')], [true, true, false])
  for (const wrong of ['10.1', '2130706433', '0x7f000001', '10.0.0.0/33', 'http://a', '*', 'a_b'])
    assert.throws(() => parseAllowed(wrong), /must be host names and networks/, wrong)
})

test('what is sent arrives, and what comes back is read up to a limit', async () => {
  let got = ''
  const port = await serve((request, answer) => {
    request.on('data', part => (got += String(part)))
    request.on('end', () => answer.writeHead(202, { 'x-theirs': 'y' }).end('z'.repeat(200_000)))
  })
  const answer = await local.send({ url: `http://127.0.0.1:${port}/`, body: 'Grüße', mostBytes: 1000 })
  assert.deepEqual([got, answer.status, answer.text.length], ['Grüße', 202, 1000])
  assert.deepEqual(Object.keys(answer).sort(), ['milliseconds', 'status', 'text'])
})

test('a redirect is an answer', async () => {
  let calls = 0
  const port = await serve((_, answer) => void (calls++, answer.writeHead(302, { location: '/elsewhere' }).end()))
  assert.equal((await local.send({ url: `http://127.0.0.1:${port}/` })).status, 302)
  assert.equal(calls, 1)
})

test('one that does not answer, or drips for ever, is left after the time there is', async () => {
  const silent = await serve(() => {})
  const dripping = await serve((_, answer) => {
    answer.writeHead(200)
    const timer = setInterval(() => answer.write('.'), 20)
    answer.on('close', () => clearInterval(timer))
  })
  for (const port of [silent, dripping]) {
    const began = performance.now()
    assert.equal(await kindOf(local.send({ url: `http://127.0.0.1:${port}/`, timeoutSeconds: 0.2 })), 'timeout')
    assert.ok(performance.now() - began < 2000)
  }
})

test('whoever stops it gets their own reason back', async () => {
  const port = await serve(() => {})
  const stop = new AbortController()
  setTimeout(() => stop.abort(new Error('enough')), 20)
  await assert.rejects(local.send({ url: `http://127.0.0.1:${port}/`, signal: stop.signal }), /enough/)
})

test('what goes wrong on the way has a word', async () => {
  const port = await serve((request, answer) => (request.url === '/off' ? request.socket.destroy() : answer.end()))
  assert.equal(await kindOf(local.send({ url: `http://127.0.0.1:${port}/off` })), 'broken')
  assert.equal(await kindOf(local.send({ url: `https://127.0.0.1:${port}/` })), 'certificate')
  assert.equal(await kindOf(local.send({ url: 'http://127.0.0.1:1/' })), 'unreachable')
  const nobody: Resolve = (_, then) => then(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), [])
  assert.equal(await kindOf(createHttpOut({ allowed: nothingMore, resolve: nobody }).send({ url: 'http://nowhere.test/' })), 'unknownHost')
  for (const url of ['ftp://127.0.0.1/', 'http://a:b@127.0.0.1/', 'file:///etc/passwd', 'http://', 'x'])
    assert.equal(await kindOf(local.send({ url })), 'address', url)
})
