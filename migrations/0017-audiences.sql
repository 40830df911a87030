-- Made from the definitions by `npm run migration`, then reviewed.

create table store.audience (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "description" text,
  "who" text not null,
  "active" boolean not null,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "source" text,
  "custom" jsonb not null default '{}',
  "search" tsvector,
  "history_seq" integer not null,
  "history_hash" bytea not null,
  primary key (tenant_id, id)
);

create unique index audience_name_key on store.audience using btree (tenant_id, "name");

create index audience_created_at_id_idx on store.audience using btree (tenant_id, "created_at", "id");

create index audience_updated_at_id_idx on store.audience using btree (tenant_id, "updated_at", "id");

create index audience_search_idx on store.audience using gin (tenant_id, "search") with (fastupdate = off);

create index audience_name_trgm on store.audience using gin (tenant_id, lower("name") gin_trgm_ops) with (fastupdate = off);

select store.expose('audience');

alter table store.audience add constraint audience_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

-- Who belongs to which audience, as their conditions and the people are now.
create table store.audience_member (
  tenant_id uuid not null,
  person_id uuid not null,
  audience_id uuid not null,
  primary key (tenant_id, person_id, audience_id)
);
create index audience_member_of_idx on store.audience_member (tenant_id, audience_id);
select store.expose('audience_member');

drop index if exists store.history_administrative_idx;
create index history_administrative_idx on store.history (tenant_id, at, record_id, seq) where record_type in
  ('person', 'group', 'role', 'company', 'department', 'location', 'calendar', 'view', 'audience', 'assignmentRule', 'serviceLevel', 'automation', 'messageTemplate', 'notificationSettings', 'priorityRule', 'prioritySettings', 'service', 'incidentSettings', 'problemSettings', 'mailbox', 'webhook');
