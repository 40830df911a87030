-- Sign-in. Secrets are kept only as hashes: passwords as argon2id, everything random as sha256, which is enough for 256 random bits.
-- Persons are records and their table comes with the definitions, later than this; so nothing here refers to it by a foreign key.

-- The password of a person, in the form $argon2id$v=19$m=...,t=...,p=...$salt$hash. Who has none signs in by a link or not at all.
create table store.credential (
  tenant_id uuid not null,
  person_id uuid not null,
  password text not null,
  changed_at timestamptz not null,
  primary key (tenant_id, person_id)
);
select store.expose('credential');

-- A browser that is signed in. The hash is that of its cookie.
create table store.session (
  tenant_id uuid not null,
  id uuid not null,
  hash bytea not null,
  person_id uuid not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  address text not null,
  user_agent text not null,
  primary key (tenant_id, id)
);
create unique index session_hash_key on store.session (tenant_id, hash);
create index session_person_idx on store.session (tenant_id, person_id, created_at);
create index session_expires_idx on store.session (tenant_id, expires_at);
select store.expose('session');

-- What scripts sign in with. Kept when revoked or run out, so that one can see what there was.
create table store.api_token (
  tenant_id uuid not null,
  id uuid not null,
  hash bytea not null,
  person_id uuid not null,
  name text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id)
);
create unique index api_token_hash_key on store.api_token (tenant_id, hash);
create index api_token_person_idx on store.api_token (tenant_id, person_id, created_at);
select store.expose('api_token');

-- Links that set a password, once. Each holds for the address it was sent to: when that changes, the link is dead.
create table store.reset_token (
  tenant_id uuid not null,
  hash bytea not null,
  person_id uuid not null,
  email text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, hash)
);
create index reset_token_person_idx on store.reset_token (tenant_id, person_id, created_at);
select store.expose('reset_token');

-- Attempts that count against somebody. The subject is a hash: people type passwords where the address belongs.
create table store.sign_in_attempt (
  tenant_id uuid not null,
  subject text not null,
  failures integer not null,
  last_at timestamptz not null,
  free_at timestamptz not null,
  primary key (tenant_id, subject)
);
create index sign_in_attempt_last_idx on store.sign_in_attempt (tenant_id, last_at);
select store.expose('sign_in_attempt');

-- The link that makes the first administrator of an empty installation; at most one, gone when it was used.
create table store.setup_link (
  tenant_id uuid not null primary key,
  hash bytea not null,
  created_at timestamptz not null
);
select store.expose('setup_link');

-- Who signed in, from where, and what was done to passwords, sessions and tokens. Changes of records are in the history.
create table store.access_event (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  act text not null,
  person_id uuid,
  actor_id uuid,
  actor_name text not null,
  address text,
  about text,
  primary key (tenant_id, id)
);
select store.expose('access_event', 'select, insert, delete');
