import { pathToFileURL } from 'node:url'
import { addBusiness, businessMs, type CompiledCalendar, compile, days } from '../src/engines/calendars/index.ts'
import { print, type Row } from './table.ts'

/** Spans reckoned for each figure; every one has its own ends, so that nothing is foretold. */
const spans = 2_000_000

/** Business-time arithmetic on one core: a calendar with breaks and exceptions over three years, spans up to 60 days. */
export function measureCalendars(): Row[] {
  const compiling = performance.now()
  const calendar = office()
  const compiled = performance.now() - compiling
  return [
    { what: 'a calendar compiled for three years', figure: `${compiled.toFixed(1)} ms` },
    row('working time of a span', (from, length) => businessMs(calendar, from, from + length)),
    row('a deadline of so much working time', (from, length) => addBusiness(calendar, from, length / 4) ?? 0),
  ]
}

const office = (): CompiledCalendar =>
  compile(
    {
      zone: 'Europe/Berlin',
      week: days.slice(0, 5).flatMap(day => [
        { day, from: '08:00', to: '12:00' },
        { day, from: '12:45', to: '17:30' },
      ]),
      exceptions: ['2025', '2026', '2027'].map(year => ({ date: `${year}-12-24`, name: 'Christmas Eve', kind: 'closed' })),
    },
    2025,
    2027,
  )

function row(what: string, reckon: (from: number, length: number) => number): Row {
  const first = Date.UTC(2025, 1, 1)
  let sum = 0
  const run = (count: number) => {
    for (let i = 0; i < count; i++) sum += reckon(first + ((i * 7_919_000_003) % 60_000_000_000), (i * 104_729_003) % 5_184_000_000)
  }
  run(spans / 10)
  const start = performance.now()
  run(spans)
  const perSecond = Math.round(spans / ((performance.now() - start) / 1000))
  if (!(sum > 0)) throw new Error('Nothing was reckoned')
  return { what, figure: `${perSecond.toLocaleString('en')} /s`, promise: 'over 1,000,000 /s per core', kept: perSecond > 1_000_000 }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) print(measureCalendars())
