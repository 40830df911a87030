-- Made from the definitions by `npm run migration`, then reviewed.

create table store.calendar (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "time_zone" text not null,
  "week" jsonb,
  "country" text,
  "region" text,
  "exceptions" jsonb,
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

create unique index calendar_name_key on store.calendar using btree (tenant_id, "name");

create index calendar_created_at_id_idx on store.calendar using btree (tenant_id, "created_at", "id");

create index calendar_updated_at_id_idx on store.calendar using btree (tenant_id, "updated_at", "id");

create index calendar_search_idx on store.calendar using gin (tenant_id, "search") with (fastupdate = off);

create index calendar_name_trgm on store.calendar using gin (tenant_id, lower("name") gin_trgm_ops) with (fastupdate = off);

select store.expose('calendar');

create table store.service_level (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "description" text,
  "record_type" text not null,
  "kind" text not null,
  "underpins" uuid,
  "among" text,
  "order" bigint not null,
  "applies" text not null,
  "starts" text,
  "pauses" text,
  "resumes" text,
  "stops" text not null,
  "resets" text,
  "cancels" text,
  "repeats" boolean not null,
  "target_in" text not null,
  "target_time" bigint,
  "target_days" bigint,
  "target_at" time,
  "target_field" text,
  "calendar_from" text not null,
  "calendar" uuid,
  "counts_from" text,
  "counts_pauses_before" boolean not null,
  "warnings" jsonb,
  "version_number" bigint not null,
  "previous" uuid,
  "active_from" timestamptz,
  "active_until" timestamptz,
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

create index service_level_created_at_id_idx on store.service_level using btree (tenant_id, "created_at", "id");

create index service_level_updated_at_id_idx on store.service_level using btree (tenant_id, "updated_at", "id");

create index service_level_previous_id_idx on store.service_level using btree (tenant_id, "previous", "id");

create index service_level_underpins_id_idx on store.service_level using btree (tenant_id, "underpins", "id");

create index service_level_search_idx on store.service_level using gin (tenant_id, "search") with (fastupdate = off);

create index service_level_name_trgm on store.service_level using gin (tenant_id, lower("name") gin_trgm_ops) with (fastupdate = off);

select store.expose('service_level');

drop view app.group;

alter table store.group add column "calendar" uuid;

create index group_calendar_id_idx on store.group using btree (tenant_id, "calendar", "id");

alter table store.group add constraint group_calendar_fkey foreign key (tenant_id, "calendar") references store.calendar (tenant_id, id) deferrable;

select store.expose('group');

drop view app.location;

alter table store.location add column "calendar" uuid;

create index location_calendar_id_idx on store.location using btree (tenant_id, "calendar", "id");

alter table store.location add constraint location_calendar_fkey foreign key (tenant_id, "calendar") references store.calendar (tenant_id, id) deferrable;

select store.expose('location');

drop view app.service;

alter table store.service add column "calendar" uuid;

alter table store.service add constraint service_calendar_fkey foreign key (tenant_id, "calendar") references store.calendar (tenant_id, id) deferrable;

select store.expose('service');

alter table store.calendar add constraint calendar_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.service_level add constraint service_level_underpins_fkey foreign key (tenant_id, "underpins") references store.service_level (tenant_id, id) deferrable;

alter table store.service_level add constraint service_level_calendar_fkey foreign key (tenant_id, "calendar") references store.calendar (tenant_id, id) deferrable;

alter table store.service_level add constraint service_level_previous_fkey foreign key (tenant_id, "previous") references store.service_level (tenant_id, id) deferrable;

alter table store.service_level add constraint service_level_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;
