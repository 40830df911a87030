-- Clocks of service levels: one row for each cycle of a level on a record. What a clock is follows from the level, the record's
-- history and the calendar; this is how far it has come, so that nothing has to be reckoned again to go on, and what is due next.
create table store.clock (
  tenant_id uuid not null,
  id uuid not null,
  record_id uuid not null,
  level_id uuid not null,
  cycle integer not null,
  record_type text not null,
  phase text not null,
  started_at timestamptz not null,
  since timestamptz not null,
  used bigint not null,
  budget bigint,
  due_at timestamptz,
  breached_at timestamptz,
  warned integer not null,
  -- The next warning or the breach; null where none is to come.
  next_at timestamptz,
  -- The calendar that it counts on, and as of when; none counts around the clock.
  calendar_id uuid,
  calendar_at timestamptz,
  -- A later reckoning has put another in its place; both are kept.
  replaced_at timestamptz,
  replaced_because text,
  primary key (tenant_id, id)
);
create unique index clock_key on store.clock (tenant_id, record_id, level_id, cycle) where replaced_at is null;
-- Only what is due is looked for, and only what is running is due: a million clocks that wait cost nothing.
create index clock_next on store.clock (next_at) where next_at is not null and replaced_at is null;
select store.expose('clock');

-- A service level tried on the past, before it is activated.
create table store.clock_trial (
  tenant_id uuid not null,
  id uuid not null,
  level_id uuid not null,
  level_version integer not null,
  period_from timestamptz not null,
  period_to timestamptz not null,
  asked_by uuid,
  created_at timestamptz not null,
  finished_at timestamptz,
  records integer not null default 0,
  result jsonb,
  error text,
  primary key (tenant_id, id)
);
create index clock_trial_level on store.clock_trial (tenant_id, level_id, created_at);
select store.expose('clock_trial');
