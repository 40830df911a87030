import { spawn } from 'node:child_process'

/**
 * Goes on as another program: in this very process where Node can do that (22.15 and newer), else with it as a child
 * that gets our signals and gives us its exit code.
 *
 * MAINSTAY_PARENT names the process without which the program must not stay: npm ends by a signal without telling what it
 * started (its shell does not pass signals on), and a launcher that is killed cannot tell either.
 */
export function become(program, args) {
  const underNpm = process.env.npm_lifecycle_event !== undefined
  if (process.execve && process.platform !== 'win32') {
    process.execve(program, [program, ...args], { ...process.env, ...(underNpm && { MAINSTAY_PARENT: String(process.ppid) }) })
  }
  const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, MAINSTAY_PARENT: String(process.pid) } })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (underNpm) whenAlone(process.ppid, () => child.kill('SIGTERM'))
  child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

function whenAlone(parent, then) {
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    then()
  }, 250)
}
