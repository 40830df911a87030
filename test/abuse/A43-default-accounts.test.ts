import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { home } from '../../src/app/home.server.ts'
import { door } from '../harness/door.ts'

test('a fresh database holds no password, token, session or link that somebody could know', async () => {
  const desk = await door()
  try {
    const db = desk.database.for(desk.system.tenant)
    for (const table of ['person', 'credential', 'api_token', 'session', 'reset_token', 'setup_link']) {
      const [row] = await db.query<{ n: number }>({ text: `select count(*)::integer as n from ${table}`, values: [] })
      assert.equal(row?.n, 0, table)
    }
    for (const email of ['admin', 'admin@example.com', 'administrator', 'mainstay', 'root@localhost']) {
      for (const password of ['', 'admin', 'password', 'mainstay', 'changeme', email])
        assert.notEqual((await desk.browser().signIn(email, password)).statusCode, 200)
    }
  } finally {
    await desk.close()
  }
})

test('two installations do not share the secret that signs cursors', async () => {
  const migration = await readFile(join(home, 'migrations', '0001-kernel.sql'), 'utf8')
  assert.match(migration, /'secret', encode\(sha256\([^)]*gen_random_uuid/)
})

test('no migration and no source of the server writes a password or a token', async () => {
  for (const folder of ['migrations', 'src/people', 'src/app']) {
    for (const name of await readdir(join(home, folder), { recursive: true })) {
      if (!/\.(sql|ts)$/.test(name) || name.endsWith('.test.ts')) continue
      const text = await readFile(join(home, folder, name), 'utf8')
      assert.doesNotMatch(text, /mst_[\w-]{43}|\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]{22}/, join(folder, name))
    }
  }
})
