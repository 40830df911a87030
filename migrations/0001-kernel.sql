-- The kernel's own tables. Run by the owner; the application works as role mainstay_app, which owns nothing
-- and sees only the views in schema app: each shows one tenant's rows and refuses to write another's.
create schema store;
create schema app;
create extension if not exists pg_trgm with schema public;
create extension if not exists unaccent with schema public;
create extension if not exists btree_gin with schema public;

grant usage on schema app, public to mainstay_app;

-- The tenant of this connection; an error where none is set.
create function app.tenant() returns uuid language sql stable parallel safe
  as $$ select current_setting('app.tenant')::uuid $$;
grant execute on function app.tenant to mainstay_app;

-- Words for search: unaccented, in lower case, no stemming (mixed languages, product names, numbers).
create text search configuration public.plain (copy = pg_catalog.simple);
alter text search configuration public.plain
  alter mapping for hword, hword_part, word with public.unaccent, pg_catalog.simple;

-- A text as search sees it. Punctuation ends a word, also inside an address or a version, as it does in a question.
create function app.words(text) returns tsvector language sql immutable parallel safe
  as $$ select to_tsvector('public.plain'::regconfig, translate(coalesce($1, ''), '.@/\_:-+&=#', '            ')) $$;
grant execute on function app.words to mainstay_app;

-- Gives the application a table of the store, one tenant's rows of it, with the rights named.
create function store.expose(name text, rights text default 'select, insert, update, delete') returns void language plpgsql as $$
begin
  execute format('drop view if exists app.%I', name);
  execute format(
    'create view app.%1$I as select * from store.%1$I where tenant_id = current_setting(''app.tenant'')::uuid with check option', name);
  execute format('grant %s on app.%I to mainstay_app', rights, name);
end $$;
revoke all on function store.expose from public;

create table store.tenant (
  id uuid primary key,
  name text not null,
  created_at timestamptz not null default now()
);
insert into store.tenant (id, name) values ('00000000-0000-7000-8000-000000000001', 'Mainstay');

-- Facts about this installation: the key that signs cursors, when set-up was done. The same for all tenants.
create table store.installation (name text primary key, value text not null);
insert into store.installation values ('secret', encode(sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), 'hex'));
create view app.installation as select * from store.installation;
grant select, insert, update, delete on app.installation to mainstay_app;

-- Who changed what, when, through which channel. One row per change, in the transaction of the change, chained
-- per record: hash = sha256(hash before || the row). The application may add rows and read them, no more.
create table store.history (
  tenant_id uuid not null,
  record_id uuid not null,
  seq integer not null,
  record_type text not null,
  at timestamptz not null,
  act text not null,
  transition text,
  actor_id uuid,
  actor_name text not null,
  channel text not null,
  changes text not null,
  reason text,
  body text,
  visibility text not null,
  hash bytea not null,
  primary key (tenant_id, record_id, seq)
);
-- Words said in comments, for search.
create index history_words on store.history using gin (tenant_id, app.words(body)) with (fastupdate = off) where act = 'comment';
-- What the hash of a row is taken of.
create function app.chain(before bytea, seq integer, record_type text, at timestamptz, act text, transition text, actor_id uuid,
    actor_name text, channel text, changes text, reason text, body text, visibility text) returns bytea
  language sql stable parallel safe as $$
  select sha256(before || convert_to(json_build_array(seq, record_type, (extract(epoch from at) * 1000)::bigint, act, transition, actor_id,
    actor_name, channel, changes, reason, body, visibility)::text, 'UTF8'))
$$;
grant execute on function app.chain to mainstay_app;
select store.expose('history', 'select, insert');

-- Files; the bytes lie in the store folder under their sha256.
create table store.attachment (
  tenant_id uuid not null,
  id uuid not null,
  record_type text not null,
  record_id uuid not null,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 bytea not null,
  visibility text not null,
  created_at timestamptz not null,
  created_by uuid,
  removed_at timestamptz,
  primary key (tenant_id, id)
);
create index on store.attachment (tenant_id, record_id);
select store.expose('attachment');

-- Answers already given to a create with an Idempotency-Key.
create table store.idempotency (
  tenant_id uuid not null,
  person_id uuid not null,
  key text not null,
  record_type text not null,
  request bytea not null,
  record_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, person_id, key)
);
create index on store.idempotency (created_at);
select store.expose('idempotency', 'select, insert, delete');

-- Background work. A worker leases a job and must renew the lease; a lease that has run out is free again.
create table store.job (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  key text,
  payload jsonb not null,
  due_at timestamptz not null,
  attempts integer not null default 0,
  leased_until timestamptz,
  leased_by text,
  last_error text,
  dead_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create index on store.job (due_at) where dead_at is null;
create unique index on store.job (tenant_id, name, key) where key is not null and leased_by is null and dead_at is null;
select store.expose('job');
