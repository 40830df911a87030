import type { Fault } from '../../kernel/errors.ts'

/** A request that failed, as the server said it (RFC 9457); `status` 0 means that no server answered. */
export class Problem extends Error {
  readonly status: number
  readonly title: string
  readonly faults: readonly Fault[]
  readonly code: string | undefined
  constructor(status: number, title: string, detail: string, faults: readonly Fault[] = [], code?: string) {
    super(detail)
    this.name = 'Problem'
    this.status = status
    this.title = title
    this.faults = faults
    this.code = code
  }
}

export const isProblem = (error: unknown, ...statuses: readonly number[]): error is Problem =>
  error instanceof Problem && (statuses.length === 0 || statuses.includes(error.status))

/** What stands wrong with one field, if anything. */
export const faultOf = (error: unknown, field: string): string | undefined =>
  isProblem(error) ? error.faults.find(f => f.field === field)?.message : undefined

export async function problemFrom(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => ({}))
  const { title, detail, errors, code } = (typeof body === 'object' && body !== null ? body : {}) as {
    title?: string
    detail?: string
    errors?: Fault[]
    code?: string
  }
  return new Problem(response.status, title ?? response.statusText, detail ?? title ?? response.statusText, errors ?? [], code)
}
