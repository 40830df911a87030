// What the other scripts share. Plain JavaScript: the Node that starts them may be older than the one Mainstay brings.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const home = fileURLToPath(new URL('..', import.meta.url))

/** A program that npm installed. */
export const bin = name => join(home, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name)

/** The Node that npm installed, where there is one for this system; else the one that runs this. */
export const nodeBinary = existsSync(bin('node')) ? bin('node') : process.execPath
