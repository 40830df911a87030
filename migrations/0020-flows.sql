-- What a run knows beside its record. Its row is what each of its steps holds, so that they are taken one after the other.
create table store.flow_progress (
  tenant_id uuid not null,
  run_id uuid not null,
  version_id uuid not null,
  subject_type text not null,
  subject_id uuid not null,
  -- What was given (answers) and found out (flow), by name.
  variables jsonb not null,
  -- What could be undone, the first first.
  done jsonb not null,
  -- Why nothing is done for now; null where nothing stands in the way.
  held jsonb,
  over boolean not null default false,
  -- Number of the last row in its history.
  last_step integer not null default 0,
  primary key (tenant_id, run_id)
);

select store.expose('flow_progress');

-- Where a run is: one row for each place at the same time.
create table store.flow_token (
  tenant_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  node text not null,
  -- ready (for its next step), waiting, calling (another system has the word), failed
  state text not null,
  -- Along which way it leaves the node; null where it has yet to be done.
  way text,
  -- The one it branched off from, and which branch or row it is.
  parent_id uuid,
  place integer,
  -- Of a loop: what its steps find as row.
  "row" jsonb,
  waits_for text,
  waits_record uuid,
  wake_at timestamptz,
  -- When waiting gets too long; null once somebody was told.
  stuck_at timestamptz,
  since timestamptz not null,
  -- Of the present try; and the key by which other systems know the effect, however often it is tried.
  attempt integer not null default 0,
  effect text,
  -- What the node keeps while it is there.
  kept jsonb,
  error text,
  primary key (tenant_id, id)
);

create index flow_token_run_idx on store.flow_token (tenant_id, run_id);

-- A hundred thousand that wait cost nothing: only what is due, or what has changed, is looked for.
create index flow_token_record_idx on store.flow_token (tenant_id, waits_record) where waits_record is not null;

create index flow_token_wake_idx on store.flow_token (tenant_id, wake_at) where wake_at is not null;

create index flow_token_stuck_idx on store.flow_token (tenant_id, stuck_at) where stuck_at is not null;

create index flow_token_ready_idx on store.flow_token (tenant_id, run_id) where state = 'ready';

select store.expose('flow_token');

-- What happened in a run, in order.
create table store.flow_step (
  tenant_id uuid not null,
  run_id uuid not null,
  seq integer not null,
  at timestamptz not null,
  token_id uuid not null,
  node text not null,
  -- entered, did, left, waits, failed, retried, skipped, moved, held, released, undone, ended, cancelled
  act text not null,
  say jsonb not null,
  -- Who did it by hand, and why.
  actor_id uuid,
  actor_name text,
  reason text,
  -- A record that it made or waits for.
  about_type text,
  about_id uuid,
  primary key (tenant_id, run_id, seq)
);

select store.expose('flow_step');
