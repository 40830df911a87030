import type { HttpOut } from '../../../kernel/http-out/index.server.ts'

/** Of whom neither payroll nor the directory knows anything. */
export const unknownToPayroll = 'Jakob Unbekannt'

/** The machines of the organisation, as flows reach them: they answer, but for what payroll does not know, and the directory that forgets it. */
export function machines(): HttpOut {
  return {
    send: async ({ url, body = '' }) => {
      const refused = url.includes('payroll') && body.includes(unknownToPayroll)
      const lost = url.includes('directory') && body.includes('"release"')
      const status = refused ? 422 : lost ? 503 : 202
      return { status, text: refused ? '{"error":"unknown personnel number"}' : lost ? 'unavailable' : '{"job":{"id":"rst-4711"}}', milliseconds: 38 }
    },
  }
}
