import { execFileSync } from 'node:child_process'

/** Whether the Perl module Business::Hours is there; installed first where that can be done without asking (as root, with apt). */
export function ensureBusinessHours(): boolean {
  if (hasModule()) return true
  if (process.getuid?.() !== 0 || !works('apt-get', '--version')) return false
  console.error('Installing libbusiness-hours-perl, which the arithmetic of calendars is compared with ...')
  works('apt-get', 'update')
  return works('apt-get', 'install', '-y', '--no-install-recommends', 'libbusiness-hours-perl') && hasModule()
}

const hasModule = (): boolean => works('perl', '-MBusiness::Hours', '-e1')

function works(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    return true
  } catch {
    return false
  }
}
