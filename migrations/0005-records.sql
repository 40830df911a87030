-- Made from the definitions by `npm run migration`, then reviewed.

create table store.affected_person (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "incident" uuid not null,
  "person" uuid not null,
  "name" text,
  "remark" text,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "source" text,
  "custom" jsonb not null default '{}',
  "history_seq" integer not null,
  "history_hash" bytea not null,
  primary key (tenant_id, id)
);

create unique index affected_person_incident_person_key on store.affected_person using btree (tenant_id, "incident", "person");

create index affected_person_created_at_id_idx on store.affected_person using btree (tenant_id, "created_at", "id");

create index affected_person_updated_at_id_idx on store.affected_person using btree (tenant_id, "updated_at", "id");

create index affected_person_person_created_at_id_idx on store.affected_person using btree (tenant_id, "person", "created_at" desc, "id" desc);

create index affected_person_incident_id_idx on store.affected_person using btree (tenant_id, "incident", "id");

select store.expose('affected_person');

drop view app.incident;

alter table store.incident add column "public_note" text;

alter table store.incident add column "told_at" timestamptz;

create index incident_major_state_category_id_idx on store.incident using btree (tenant_id, "major_state", "category", "id");

select store.expose('incident');

alter table store.affected_person add constraint affected_person_incident_fkey foreign key (tenant_id, "incident") references store.incident (tenant_id, id) deferrable;

alter table store.affected_person add constraint affected_person_person_fkey foreign key (tenant_id, "person") references store.person (tenant_id, id) deferrable;

alter table store.affected_person add constraint affected_person_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;
