import { describe } from 'node:test'
import type { Model, RecordType } from '../../src/kernel/define/index.ts'
import type { World } from '../harness/world.ts'
import { apiLaws } from './api-laws.ts'
import { definitionLaws } from './definition-laws.ts'
import { exchangeLaws } from './exchange-laws.ts'
import { historyLaws } from './history-laws.ts'
import { listLaws } from './list-laws.ts'
import { permissionLaws } from './permission-laws.ts'
import { searchLaws } from './search-laws.ts'
import { subjectOf } from './subject.ts'
import { tableLaws } from './table-laws.ts'
import { tenantLaws } from './tenant-laws.ts'
import { removalLaws, writingLaws } from './writing-laws.ts'

/** What every type of record owes, tried on one: tests that a new type gets for nothing. `world` is asked for when they run. */
export function conformance(type: RecordType, model: Model, world: () => World): void {
  describe(type.name, () => {
    const subject = subjectOf(type, world)
    definitionLaws(type, model)
    tableLaws(subject)
    writingLaws(type, subject)
    historyLaws(type, subject)
    listLaws(type, subject)
    permissionLaws(type, subject)
    tenantLaws(type, subject)
    searchLaws(type, subject)
    exchangeLaws(type, subject)
    apiLaws(type, subject)
    removalLaws(type, subject)
  })
}
