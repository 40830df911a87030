import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { malformed } from '../../kernel/errors.ts'
import type { Limits } from './limits.ts'
import { isHousekeeping, safePath } from './safe-path.ts'
import type { SourceFile } from './source-file.ts'
import { Weighed } from './weighed.ts'

/** The files of a folder, in the order of their paths. @throws malformed where it holds links or more than it may */
export async function readFolder(folder: string, limits: Limits): Promise<SourceFile[]> {
  const weighed = new Weighed(limits)
  const files: SourceFile[] = []
  for (const path of await pathsIn(folder, '', limits)) {
    const { size } = await lstat(join(folder, path))
    weighed.add(path, size)
    files.push({ path, bytes: await readFile(join(folder, path)) })
  }
  return files
}

async function pathsIn(folder: string, within: string, limits: Limits): Promise<string[]> {
  const entries = (await readdir(join(folder, within), { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const paths: string[] = []
  for (const entry of entries) {
    const path = safePath(within === '' ? entry.name : `${within}/${entry.name}`, limits)
    if (isHousekeeping(path)) continue
    if (entry.isDirectory()) paths.push(...(await pathsIn(folder, path, limits)))
    else if (entry.isFile()) paths.push(path)
    else throw malformed(`'${path}' is a link or no file at all. Nothing was imported; put the file itself in its place.`, 'no_plain_file')
  }
  return paths
}
