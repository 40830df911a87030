-- Made from the definitions by `npm run migration`, then reviewed.

create table store.webhook (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "url" text not null,
  "secret" text,
  "former_secret" text,
  "former_until" timestamptz,
  "record_type" text,
  "on_created" boolean not null,
  "on_changed" boolean not null,
  "on_transition" boolean not null,
  "on_comment" boolean not null,
  "on_fact" boolean not null,
  "when" text,
  "runs_as" uuid,
  "active" boolean not null,
  "stopped_because" text,
  "note" text,
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

create unique index webhook_name_key on store.webhook using btree (tenant_id, "name");

create index webhook_created_at_id_idx on store.webhook using btree (tenant_id, "created_at", "id");

create index webhook_updated_at_id_idx on store.webhook using btree (tenant_id, "updated_at", "id");

create index webhook_search_idx on store.webhook using gin (tenant_id, "search") with (fastupdate = off);

create index webhook_name_trgm on store.webhook using gin (tenant_id, lower("name") gin_trgm_ops) with (fastupdate = off);

select store.expose('webhook');

create table store.webhook_delivery (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "webhook" uuid not null,
  "event" text not null,
  "record_type" text,
  "record" text,
  "body" text not null,
  "attempts" bigint not null,
  "next_at" timestamptz,
  "status_code" bigint,
  "milliseconds" bigint,
  "response" text,
  "last_error" text,
  "state" text not null,
  "category" text not null,
  "state_since" timestamptz not null,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "source" text,
  "custom" jsonb not null default '{}',
  "history_seq" integer not null,
  "history_hash" bytea not null,
  primary key (tenant_id, id)
);

create index webhook_delivery_created_at_id_idx on store.webhook_delivery using btree (tenant_id, "created_at", "id");

create index webhook_delivery_updated_at_id_idx on store.webhook_delivery using btree (tenant_id, "updated_at", "id");

create index webhook_delivery_webhook_state_created_at_id_idx on store.webhook_delivery using btree (tenant_id, "webhook", "state", "created_at" desc, "id" desc);

create index webhook_delivery_state_created_at_id_idx on store.webhook_delivery using btree (tenant_id, "state", "created_at" desc, "id" desc);

create index webhook_delivery_webhook_id_idx on store.webhook_delivery using btree (tenant_id, "webhook", "id");

select store.expose('webhook_delivery');

alter table store.webhook add constraint webhook_runs_as_fkey foreign key (tenant_id, "runs_as") references store.person (tenant_id, id) deferrable;

alter table store.webhook add constraint webhook_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.webhook_delivery add constraint webhook_delivery_webhook_fkey foreign key (tenant_id, "webhook") references store.webhook (tenant_id, id) deferrable;

alter table store.webhook_delivery add constraint webhook_delivery_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

-- Webhooks stand in the audit.
drop index store.history_administrative_idx;
create index history_administrative_idx on store.history (tenant_id, at, record_id, seq) where record_type in
  ('person', 'group', 'role', 'location', 'company', 'department', 'view', 'service',
   'priorityRule', 'prioritySettings', 'incidentSettings', 'problemSettings', 'webhook');
