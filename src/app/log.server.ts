import pino, { type Logger } from 'pino'

/** Names under which secrets travel; their values never reach the log, at the top and two levels down. */
const secrets = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'newPassword',
  'oldPassword',
  'token',
  'secret',
  'databaseUrl',
  'DATABASE_URL',
  'secretKey',
  'SECRET_KEY',
]
const quoted = secrets.map(name => `["${name}"]`)

/** Structured, one line of JSON each, to the error output: the other one belongs to what a command gives. */
export function createLog(level: string, destination: pino.DestinationStream = pino.destination({ dest: 2, sync: true })): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
      redact: { paths: quoted.flatMap(name => [name, `*${name}`, `*.*${name}`]), censor: '[secret]' },
      serializers: { err: withoutAddresses, error: withoutAddresses },
    },
    destination,
  )
}

/** Errors of the network like to repeat the address they were given, password and all. */
function withoutAddresses(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { message, stack } = error
  const told = { type: error.name, message: hidePasswords(message), stack: stack && hidePasswords(stack) }
  const code = 'code' in error ? { code: error.code } : {}
  return { ...told, ...code, ...(error.cause === undefined ? {} : { cause: withoutAddresses(error.cause) }) }
}

const hidePasswords = (text: string): string => text.replaceAll(/(\w+:\/\/[^:/\s]+:)[^@\s]+@/g, '$1[secret]@')
