import type pg from 'pg'

/** Words of the titles. */
const vocabulary = {
  thing: [
    'Laptop',
    'Printer',
    'Mailbox',
    'VPN',
    'Scanner',
    'Till',
    'Monitor',
    'Shared drive',
    'Calendar',
    'Phone',
    'Badge',
    'Report',
    'Invoice',
    'Headset',
    'Docking station',
    'Wireless',
    'Label',
    'Certificate',
    'Server',
    'Password',
  ],
  fault: [
    'is slow',
    'does not start',
    'asks again and again',
    'shows yesterday',
    'loses its connection',
    'prints blank pages',
    'cannot be opened',
    'is read-only',
    'times out',
    'flickers',
  ],
  place: [
    'in Leipzig',
    'in Rotterdam',
    'in Porto',
    'at gate 3',
    'in the warehouse',
    'at the till',
    'on the third floor',
    'at home',
    'in meeting room 4.12',
    'for the whole team',
  ],
}

const list = (words: readonly string[]) => `(array[${words.map(w => `'${w}'`).join(',')}])`
const pick = (words: readonly string[], by: string) => `${list(words)}[1 + ((${by}) % ${words.length})]`

/**
 * Fills the incident table up to `wanted` rows by SQL, with their first history rows and two comments for each
 * twentieth. Titles share words: the commonest stands in every twentieth row, and every row has a word of its own.
 */
export async function loadIncidents(owner: pg.Client, tenant: string, wanted: number, say: (text: string) => void): Promise<void> {
  const have = Number((await owner.query(`select count(*) as n from store.incident where source = 'bench'`)).rows[0].n)
  if (have >= wanted) return
  const indexes = (
    await owner.query(`select indexname, indexdef from pg_indexes where schemaname = 'store' and tablename = 'incident' and indexname <> 'incident_pkey'`)
  ).rows as { indexname: string; indexdef: string }[]
  for (const index of indexes) await owner.query(`drop index store.${index.indexname}`)
  for (let from = have; from < wanted; from += 50_000) {
    await owner.query(insertSql(tenant, from, Math.min(wanted, from + 50_000)))
    say(`${Math.min(wanted, from + 50_000).toLocaleString('en')} of ${wanted.toLocaleString('en')} incidents`)
  }
  for (const index of indexes) {
    await owner.query(index.indexdef)
    say(index.indexname)
  }
  await owner.query('vacuum analyze store.incident')
  await owner.query('vacuum analyze store.history')
}

function insertSql(tenant: string, from: number, to: number): string {
  const title = `${pick(vocabulary.thing, 'i')} || ' ' || ${pick(vocabulary.fault, 'i / 20')} || ' ' || ${pick(vocabulary.place, 'i / 200')} || ' ' || 'q' || to_hex(i)`
  return `
with people as (select array_agg(id order by id) as ids from store.person), groups as (select array_agg(id order by id) as ids from store.group),
services as (select array_agg(id order by id) as ids from store.service),
n as (select i, timestamptz '2025-01-01' + i * interval '30 seconds' as at, ${title} as title,
  (array['new','inProgress','onHold','resolved','inProgress','closed','new','closed'])[1 + i % 8] as state,
  uuid_send(gen_random_uuid()) as random from generate_series(${from} + 1, ${to}) i),
r as (select n.*, encode(set_byte(set_byte(overlay(random placing substring(int8send((extract(epoch from at) * 1000)::bigint) from 3) from 1 for 6), 6, (get_byte(random, 6) & 15) | 112), 8, (get_byte(random, 8) & 63) | 128), 'hex')::uuid as id,
  'BEN' || lpad(i::text, 7, '0') as number from n),
h as (select r.*, app.chain(''::bytea, 1, 'incident', at, 'create', null, people.ids[1 + i % 50], 'bench', 'import',
  json_build_object('title', json_build_array(null, title))::text, null, null, 'public') as hash from r, people),
written as (insert into store.history (tenant_id, record_id, seq, record_type, at, act, actor_id, actor_name, channel, changes, visibility, hash)
  select '${tenant}', id, 1, 'incident', at, 'create', people.ids[1 + i % 50], 'bench', 'import', json_build_object('title', json_build_array(null, title))::text, 'public', hash from h, people)
insert into store.incident (tenant_id, id, version, number, title, description, requester, "group", assignee, service, impact, urgency, priority, contact_type, state, category, state_since, opened_at, resolved_at,
  created_at, created_by, updated_at, source, watchers, reopen_count, reassignment_count, major_state, search, history_seq, history_hash)
select '${tenant}', h.id, 1, h.number, h.title, 'Since this morning: ' || h.title || '. It was fine yesterday, and a restart does not help.', people.ids[1 + i % 50], groups.ids[1 + i % array_length(groups.ids, 1)],
  case when i % 3 > 0 then people.ids[1 + i % 40] end, services.ids[1 + i % array_length(services.ids, 1)], (array['high','medium','low'])[1 + i % 3], (array['high','medium','low'])[1 + i / 3 % 3], 1 + i / 8 % 5, 'portal',
  h.state, case h.state when 'new' then 'open' when 'inProgress' then 'open' when 'onHold' then 'waiting' else 'done' end, h.at, h.at,
  case when h.state = 'closed' then h.at + (i % 9973) * interval '1 minute' end, h.at, people.ids[1 + i % 50], h.at, 'bench', '{}', case when i % 50 = 0 then 1 else 0 end, i / 8 % 3, 'none',
  setweight(app.words(h.number), 'A') || setweight(app.words(h.title), 'A') || setweight(app.words('Since this morning: ' || h.title || '. It was fine yesterday, and a restart does not help.'), 'B'), 1, h.hash
from h, people, groups, services`
}
