import { run } from './run.server.ts'

// Whoever started us may be killed without a chance to tell (bin/become.mjs); then nobody is left to stop us.
const parent = Number(process.env.MAINSTAY_PARENT)
delete process.env.MAINSTAY_PARENT
if (parent) {
  const look = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(look)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  look.unref()
}

process.exitCode = await run(process.argv.slice(2), {
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
})
