import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { addBusiness, businessMs } from '../../src/engines/calendars/arithmetic.ts'
import { compile } from '../../src/engines/calendars/compile.ts'
import { type Case, randomCases } from './cases.ts'
import { ensureBusinessHours } from './ensure-business-hours.ts'

const script = fileURLToPath(new URL('business-hours.pl', import.meta.url))
const count = 100_000

test('working time of 100,000 random calendars and spans is what Business::Hours finds', async () => {
  assert.ok(
    ensureBusinessHours(),
    'This test compares with the Perl module Business::Hours. Install it: apt-get install libbusiness-hours-perl, or cpan Business::Hours.',
  )
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_007)
  const cases = randomCases(count, seed)
  const half = Math.ceil(cases.length / 2)
  const answers = (await Promise.all([asked(cases.slice(0, half)), asked(cases.slice(half))])).flat()
  assert.equal(answers.length, count)
  let worked = 0
  for (const [i, { definition, from, to }] of cases.entries()) {
    const calendar = compile(definition, new Date(from).getUTCFullYear(), new Date(from).getUTCFullYear())
    const ms = businessMs(calendar, from, to)
    const told = `case ${i} of SEED=${seed}: ${JSON.stringify(cases[i])}`
    assert.equal(ms / 1000, answers[i], told)
    if (ms > 0) {
      worked++
      assert.ok(Number(addBusiness(calendar, from, ms)) <= to, told)
    }
  }
  assert.ok(worked > count / 2, `only ${worked} spans held any work: these cases show nothing`)
})

/** The answers of Business::Hours, in seconds. */
function asked(cases: readonly Case[]): Promise<number[]> {
  const perl = spawn('perl', [script], { stdio: ['pipe', 'pipe', 'inherit'] })
  const output: Buffer[] = []
  perl.stdout.on('data', part => output.push(part))
  perl.stdin.on('error', () => undefined) // how it ended is told below
  perl.stdin.end(cases.map(c => `${c.question}\n`).join(''))
  return new Promise((resolve, reject) => {
    perl.once('error', reject)
    perl.once('close', code =>
      code === 0 ? resolve(Buffer.concat(output).toString().trim().split('\n').map(Number)) : reject(new Error(`perl ended with ${code}`)),
    )
  })
}
