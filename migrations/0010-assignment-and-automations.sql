-- Choices among the members of a group, each with its number: who was chosen longest ago comes first. The queue's row is also
-- what choices of the same group wait for, one after the other.
create table store.assignment_queue (
  tenant_id uuid not null,
  group_id uuid not null,
  turns bigint not null,
  primary key (tenant_id, group_id)
);
select store.expose('assignment_queue');

create table store.assignment_turn (
  tenant_id uuid not null,
  group_id uuid not null,
  person_id uuid not null,
  turn bigint not null,
  primary key (tenant_id, group_id, person_id)
);
select store.expose('assignment_turn');
-- What automations did, and when they were stopped: one row for each time that one ran on a record. Written in the transaction of
-- what it did, so that nothing is done twice. Kept for thirty days.
create table store.automation_run (
  tenant_id uuid not null,
  id uuid not null,
  automation_id uuid not null,
  automation_version integer not null,
  record_type text not null,
  record_id uuid not null,
  -- 'seq:12' for an entry of the history, 'due:2026-03-02T16:00' for a schedule.
  occasion text not null,
  at timestamptz not null,
  -- done, failed, stopped
  outcome text not null,
  because jsonb not null,
  -- What was done, in words, with the entries in the histories that tell of it.
  did jsonb not null,
  error text,
  attempts integer not null,
  -- The automations that led to it.
  chain uuid[] not null,
  primary key (tenant_id, automation_id, record_id, occasion)
);
create unique index automation_run_id_key on store.automation_run (tenant_id, id);
create index automation_run_automation_idx on store.automation_run (tenant_id, automation_id, at, id);
create index automation_run_record_idx on store.automation_run (tenant_id, record_id, at);
create index automation_run_at_idx on store.automation_run (tenant_id, at);
create index automation_run_did_idx on store.automation_run using gin (did jsonb_path_ops);
select store.expose('automation_run');

create table store.automation_state (
  tenant_id uuid not null,
  automation_id uuid not null,
  -- In a row; none since it last succeeded.
  failures integer not null,
  -- The last time of its schedule that was seen to.
  last_due text,
  primary key (tenant_id, automation_id)
);
select store.expose('automation_state');
