import { conflict, type Failure, invalid } from '../errors.ts'
import type { RecordType } from '../define/index.ts'
import { wantedIndexFields } from '../schema/index.ts'
import { existsAlready, namesNothing, onlyOne, stillNamed, takenAlready } from './refusals.ts'

/** Turns what a constraint of the database says into words about the field; anything else passes through. */
export async function databaseFailure<T>(type: RecordType, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw constraintFailure(type, error) ?? error
  }
}

function constraintFailure(type: RecordType, error: unknown): Failure | undefined {
  const { code, constraint } = error as { code?: string; constraint?: string }
  if (code === '23505') return taken(type, constraint ?? '')
  if (code === '23503') return broken(type, constraint ?? '')
  return undefined
}

function taken(type: RecordType, constraint: string): Failure {
  if (type.definition.single) return conflict(onlyOne(type), 'single')
  const fields = wantedIndexFields(type, constraint)
  return fields[0] === undefined ? conflict(existsAlready) : invalid(fields[0], takenAlready(type, fields))
}

function broken(type: RecordType, constraint: string): Failure | undefined {
  const field = Object.keys(type.fields).find(name => constraint === `${type.table}_${name.replace(/[A-Z]/g, c => `_${c.toLowerCase()}`)}_fkey`)
  return field === undefined ? undefined : invalid(field, namesNothing(type, field))
}

/** The same for a removal: there a reference stands in the way, and it may be one of the record's own type. */
export async function removalFailure<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw (error as { code?: string }).code === '23503' ? conflict(stillNamed, 'still_named') : error
  }
}
