// What the other scripts share. Plain JavaScript: the Node that starts them may be older than the one Mainstay brings.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const home = fileURLToPath(new URL('..', import.meta.url))
export const at = (...path) => join(home, ...path)

/** Where scripts keep what they can make again. */
export const cache = at('node_modules', '.cache', 'mainstay')

/** A program that npm installed. */
export const bin = name => at('node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name)

/** The Node that npm installed, where there is one for this system; else the one that runs this. */
export const nodeBinary = () => (existsSync(bin('node')) ? bin('node') : process.execPath)

/** Runs a program in the repository; gives its exit code. What it starts with `quiet` is heard only when it fails. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  return new Promise(resolve => {
    const output = []
    const child = spawn(command, args, {
      cwd: home,
      env: { ...process.env, npm_config_loglevel: 'error', ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      shell: process.platform === 'win32',
    })
    child.stdout?.on('data', text => output.push(text))
    child.stderr?.on('data', text => output.push(text))
    child.once('error', error => {
      console.error(`${command}: ${error.message}`)
      resolve(127)
    })
    child.once('close', code => {
      if (quiet && code !== 0) process.stderr.write(Buffer.concat(output))
      resolve(code ?? 1)
    })
  })
}

/** Runs one of our scripts with the Node that Mainstay brings. */
export const runScript = (file, args = [], options = {}) => run(nodeBinary(), [at(file), ...args], options)

export const hash = parts => parts.reduce((sum, part) => sum.update(part).update('\0'), createHash('sha1')).digest('hex')

/** Hash of files and of everything in folders, names and content. */
export const hashOf = paths => hash(paths.flatMap(filesIn).flatMap(file => [file, readFileSync(at(file))]))

function filesIn(path) {
  if (!existsSync(at(path))) return []
  if (!readdirOrNothing(path)) return [path]
  return readdirSync(at(path), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath ?? entry.path, entry.name).slice(home.length))
    .sort()
}

function readdirOrNothing(path) {
  try {
    return readdirSync(at(path))
  } catch {
    return undefined
  }
}

/** What a stamp said when it was last written. */
export const readStamp = file => (existsSync(file) ? readFileSync(file, 'utf8') : undefined)

export function writeStamp(file, text) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
