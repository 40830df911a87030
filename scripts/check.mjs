// Everything that can be said about the source without running it. One line per check; what fails is shown below it.
import { spawn } from 'node:child_process'
import { bin, home, nodeBinary } from './tools.mjs'

const checks = [
  ['format', bin('biome'), ['format', '--reporter=summary'], 'mend with: npx biome format --write FILE'],
  ['lint', bin('oxlint'), ['--type-aware', '--quiet']],
  ['types', bin('tsc'), ['-p', '.', '--pretty', 'false']],
  ['boundaries', nodeBinary(), ['scripts/boundaries.ts'], 'docs/architecture.md says which way imports point'],
  ['dead code', bin('knip'), ['--no-progress']],
  ['definitions', nodeBinary(), ['src/app/cli/main.server.ts', 'schema', 'check'], 'write the missing migration with: npm run migration'],
]

const run = (command, args) =>
  new Promise(resolve => {
    const child = spawn(command, args, { cwd: home, env: { ...process.env, NO_COLOR: '1', npm_config_loglevel: 'error' } })
    let output = ''
    child.stdout.on('data', text => (output += text))
    child.stderr.on('data', text => (output += text))
    child.once('error', error => resolve({ code: 1, output: error.message }))
    child.once('close', code => resolve({ code, output: output.trim() }))
  })

async function check([name, command, args, remedy]) {
  const start = performance.now()
  const { code, output } = await run(command, args)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(12)} ${seconds} s`)
  if (code === 0) return true
  console.log(`${output}\n${remedy ? `(${remedy})\n` : ''}`)
  return false
}

const only = process.argv.slice(2)
const wanted = checks.filter(([name]) => only.length === 0 || only.includes(name))
const failed = []
for (const item of wanted) if (!(await check(item))) failed.push(item[0])
console.log(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}.`)
process.exitCode = failed.length === 0 ? 0 : 1
