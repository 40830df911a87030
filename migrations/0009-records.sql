-- Made from the definitions by `npm run migration`, then reviewed.

create table store.assignment_rule (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "order" bigint not null,
  "record_type" text not null,
  "applies" text,
  "group" uuid not null,
  "way" text,
  "skills" text[],
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

create index assignment_rule_order_id_idx on store.assignment_rule using btree (tenant_id, "order", "id");

create index assignment_rule_created_at_id_idx on store.assignment_rule using btree (tenant_id, "created_at", "id");

create index assignment_rule_updated_at_id_idx on store.assignment_rule using btree (tenant_id, "updated_at", "id");

create index assignment_rule_record_type_order_id_idx on store.assignment_rule using btree (tenant_id, "record_type", "order", "id");

create index assignment_rule_search_idx on store.assignment_rule using gin (tenant_id, "search") with (fastupdate = off);

create index assignment_rule_name_trgm on store.assignment_rule using gin (tenant_id, lower("name") gin_trgm_ops) with (fastupdate = off);

select store.expose('assignment_rule');

create table store.automation (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "description" text,
  "order" bigint not null,
  "record_type" text not null,
  "on" text not null,
  "changes" jsonb,
  "transition" text,
  "comment" text,
  "fact_kind" text,
  "every" bigint,
  "at" time,
  "time_zone" text,
  "when" text,
  "does" jsonb,
  "language" text not null,
  "parked_because" text,
  "parked_at" timestamptz,
  "state" text not null,
  "category" text not null,
  "state_since" timestamptz not null,
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

create index automation_order_id_idx on store.automation using btree (tenant_id, "order", "id");

create index automation_created_at_id_idx on store.automation using btree (tenant_id, "created_at", "id");

create index automation_updated_at_id_idx on store.automation using btree (tenant_id, "updated_at", "id");

create index automation_record_type_state_order_id_idx on store.automation using btree (tenant_id, "record_type", "state", "order", "id");

create index automation_search_idx on store.automation using gin (tenant_id, "search") with (fastupdate = off);

create index automation_name_trgm on store.automation using gin (tenant_id, lower("name") gin_trgm_ops) with (fastupdate = off);

select store.expose('automation');

drop view app.person;

alter table store.person add column "skills" text[];

alter table store.person add column "away_from" timestamptz;

alter table store.person add column "away_until" timestamptz;

alter table store.person add column "deputy" uuid;

alter table store.person add constraint person_deputy_fkey foreign key (tenant_id, "deputy") references store.person (tenant_id, id) deferrable;

select store.expose('person');

drop view app.group;

alter table store.group add column "assignment_way" text;

select store.expose('group');

alter table store.assignment_rule add constraint assignment_rule_group_fkey foreign key (tenant_id, "group") references store.group (tenant_id, id) deferrable;

alter table store.assignment_rule add constraint assignment_rule_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.automation add constraint automation_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;
