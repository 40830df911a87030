-- Made from the definitions by `npm run migration`, then reviewed.

create table store.notification (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "person" uuid not null,
  "event" text not null,
  "record_type" text not null,
  "record" text not null,
  "record_number" text,
  "seq" bigint not null,
  "text" text not null,
  "at" timestamptz not null,
  "read_at" timestamptz,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "source" text,
  "custom" jsonb not null default '{}',
  "history_seq" integer not null,
  "history_hash" bytea not null,
  primary key (tenant_id, id)
);

create unique index notification_person_record_seq_key on store.notification using btree (tenant_id, "person", "record", "seq");

create index notification_created_at_id_idx on store.notification using btree (tenant_id, "created_at", "id");

create index notification_updated_at_id_idx on store.notification using btree (tenant_id, "updated_at", "id");

create index notification_person_read_at_at_id_idx on store.notification using btree (tenant_id, "person", "read_at", "at" desc, "id" desc);

select store.expose('notification');

create table store.notification_preference (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "person" uuid not null,
  "ways" jsonb,
  "quiet_from" time,
  "quiet_to" time,
  "urgent_breaks_through" boolean not null,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "source" text,
  "custom" jsonb not null default '{}',
  "history_seq" integer not null,
  "history_hash" bytea not null,
  primary key (tenant_id, id)
);

create unique index notification_preference_person_key on store.notification_preference using btree (tenant_id, "person");

create index notification_preference_created_at_id_idx on store.notification_preference using btree (tenant_id, "created_at", "id");

create index notification_preference_updated_at_id_idx on store.notification_preference using btree (tenant_id, "updated_at", "id");

select store.expose('notification_preference');

create table store.notification_mute (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "person" uuid not null,
  "record_type" text not null,
  "record" text not null,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "source" text,
  "custom" jsonb not null default '{}',
  "history_seq" integer not null,
  "history_hash" bytea not null,
  primary key (tenant_id, id)
);

create unique index notification_mute_person_record_key on store.notification_mute using btree (tenant_id, "person", "record");

create index notification_mute_created_at_id_idx on store.notification_mute using btree (tenant_id, "created_at", "id");

create index notification_mute_updated_at_id_idx on store.notification_mute using btree (tenant_id, "updated_at", "id");

select store.expose('notification_mute');

create table store.message_template (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "event" text not null,
  "language" text not null,
  "channel" text not null,
  "subject" text,
  "body" text not null,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "source" text,
  "custom" jsonb not null default '{}',
  "history_seq" integer not null,
  "history_hash" bytea not null,
  primary key (tenant_id, id)
);

create unique index message_template_event_language_channel_key on store.message_template using btree (tenant_id, "event", "language", "channel");

create index message_template_created_at_id_idx on store.message_template using btree (tenant_id, "created_at", "id");

create index message_template_updated_at_id_idx on store.message_template using btree (tenant_id, "updated_at", "id");

select store.expose('message_template');

create table store.notification_settings (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "ways" jsonb,
  "gather_seconds" bigint not null,
  "group_audience" text not null,
  "managers_hear" boolean not null,
  "quiet_from" time,
  "quiet_to" time,
  "urgent_priority" bigint not null,
  "time_zone" text,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "source" text,
  "custom" jsonb not null default '{}',
  "history_seq" integer not null,
  "history_hash" bytea not null,
  primary key (tenant_id, id)
);

create unique index notification_settings_only_key on store.notification_settings using btree (tenant_id);

create index notification_settings_created_at_id_idx on store.notification_settings using btree (tenant_id, "created_at", "id");

create index notification_settings_updated_at_id_idx on store.notification_settings using btree (tenant_id, "updated_at", "id");

select store.expose('notification_settings');

create sequence app.outgoing_mail_number start 1000001;

grant usage, select, update on sequence app.outgoing_mail_number to mainstay_app;

create table store.outgoing_mail (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "number" text not null,
  "to" text not null,
  "person" uuid,
  "record_type" text,
  "record" text,
  "event" text,
  "subject" text not null,
  "content" text,
  "attempts" bigint not null,
  "last_error" text,
  "next_attempt_at" timestamptz,
  "sent_at" timestamptz,
  "message_id" text,
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

create unique index outgoing_mail_number_key on store.outgoing_mail using btree (tenant_id, "number");

create index outgoing_mail_message_id_id_idx on store.outgoing_mail using btree (tenant_id, "message_id", "id");

create index outgoing_mail_created_at_id_idx on store.outgoing_mail using btree (tenant_id, "created_at", "id");

create index outgoing_mail_updated_at_id_idx on store.outgoing_mail using btree (tenant_id, "updated_at", "id");

create index outgoing_mail_to_record_created_at_id_idx on store.outgoing_mail using btree (tenant_id, "to", "record", "created_at" desc, "id" desc);

create index outgoing_mail_state_updated_at_id_idx on store.outgoing_mail using btree (tenant_id, "state", "updated_at" desc, "id" desc);

create index outgoing_mail_record_created_at_id_idx on store.outgoing_mail using btree (tenant_id, "record", "created_at" desc, "id" desc);

create index outgoing_mail_search_idx on store.outgoing_mail using gin (tenant_id, "search") with (fastupdate = off);

create index outgoing_mail_subject_trgm on store.outgoing_mail using gin (tenant_id, lower("subject") gin_trgm_ops) with (fastupdate = off);

select store.expose('outgoing_mail');

alter table store.notification add constraint notification_person_fkey foreign key (tenant_id, "person") references store.person (tenant_id, id) deferrable;

alter table store.notification add constraint notification_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.notification_preference add constraint notification_preference_person_fkey foreign key (tenant_id, "person") references store.person (tenant_id, id) deferrable;

alter table store.notification_preference add constraint notification_preference_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.notification_mute add constraint notification_mute_person_fkey foreign key (tenant_id, "person") references store.person (tenant_id, id) deferrable;

alter table store.notification_mute add constraint notification_mute_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.message_template add constraint message_template_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.notification_settings add constraint notification_settings_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.outgoing_mail add constraint outgoing_mail_person_fkey foreign key (tenant_id, "person") references store.person (tenant_id, id) deferrable;

alter table store.outgoing_mail add constraint outgoing_mail_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

-- What has happened and people are still to be told of. Taken in the transaction that tells them.
create table store.notice (
  tenant_id uuid not null,
  record_id uuid not null,
  seq integer not null,
  record_type text not null,
  at timestamptz not null,
  actor_id uuid,
  candidates jsonb not null,
  primary key (tenant_id, record_id, seq)
);
select store.expose('notice');

-- What one person is to be mailed about one record, until the mail is written.
create table store.mail_line (
  tenant_id uuid not null,
  person_id uuid not null,
  record_id uuid not null,
  seq integer not null,
  record_type text not null,
  event text not null,
  due_at timestamptz not null,
  waits boolean not null,
  primary key (tenant_id, person_id, record_id, seq)
);
select store.expose('mail_line');

-- Templates and settings of messages stand in the audit.
drop index store.history_administrative_idx;
create index history_administrative_idx on store.history (tenant_id, at, record_id, seq) where record_type in
  ('person', 'group', 'role', 'location', 'company', 'department', 'view', 'service', 'calendar', 'serviceLevel', 'assignmentRule', 'automation',
   'priorityRule', 'prioritySettings', 'incidentSettings', 'problemSettings', 'webhook', 'mailbox', 'messageTemplate', 'notificationSettings');
