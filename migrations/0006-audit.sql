-- The audit reads what was done to configuration out of the one history, newest first. Of a million entries a few
-- thousand are of that kind, so the index holds those alone and costs ordinary work nothing. The list is that of the
-- types which are `administrative`; a test holds both against each other: a new one comes with a migration that makes
-- this index anew.
create index history_administrative_idx on store.history (tenant_id, at, record_id, seq) where record_type in
  ('person', 'group', 'role', 'location', 'company', 'department', 'view', 'service',
   'priorityRule', 'prioritySettings', 'incidentSettings', 'problemSettings');
create index access_event_at_idx on store.access_event (tenant_id, at, id);

-- What somebody tried and may not do. Never what was sent. The same attempt within a minute is counted, not kept again,
-- so that there are at most as many rows as routes for each person and minute.
create table store.refusal (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  minute timestamptz not null,
  person_id uuid not null,
  person_name text not null,
  address text not null,
  method text not null,
  path text not null,
  record_type text not null,
  record text,
  code text not null,
  count integer not null,
  primary key (tenant_id, id)
);
create unique index refusal_once_key on store.refusal (tenant_id, person_id, minute, method, path, record_type, code);
create index refusal_at_idx on store.refusal (tenant_id, at, id);
select store.expose('refusal');
