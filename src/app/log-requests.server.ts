import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'

/** One line for every request that changed something or failed; for plain reading only where LOG_LEVEL is debug. */
export function logRequests(app: FastifyInstance, log: Logger): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, id, ip } = request
    const status = reply.statusCode
    const level = status >= 500 ? 'error' : isReading(method) && status < 400 ? 'debug' : 'info'
    if (!log.isLevelEnabled(level)) return
    // Without the query: filters hold what people search for, links hold tokens.
    const path = request.url.split('?', 1)[0]
    const person = (request as { actor?: { person: string | null } | null }).actor?.person ?? undefined
    log[level]({ requestId: id, method, path, status, milliseconds: Math.round(reply.elapsedTime * 10) / 10, ip, person }, 'request')
  })
}

const isReading = (method: string): boolean => method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
