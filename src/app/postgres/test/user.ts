import { startOwnPostgres } from '../own-postgres.server.ts'

/** A process that uses the server in the folder it is given, says so, and stays until it is told to stop or is killed. */
const own = await startOwnPostgres({ folder: process.argv[2] ?? '', throwaway: true })
process.stdout.write(`${JSON.stringify({ started: own.started, ownerUrl: own.ownerUrl, appUrl: own.appUrl })}\n`)
process.stdin.once('data', async () => {
  await own.stop()
  process.exit(0)
})
