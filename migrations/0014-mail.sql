-- Made from the definitions by `npm run migration`, then reviewed.

create table store.mailbox (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "address" text not null,
  "active" boolean not null,
  "protocol" text not null,
  "host" text,
  "port" bigint,
  "tls" text not null,
  "user" text,
  "password" text,
  "folder" text not null,
  "afterwards" text not null,
  "authserv_id" text,
  "believes_spam" boolean not null,
  "record_type" text,
  "service" uuid,
  "group" uuid,
  "values" jsonb,
  "unknown_senders" text not null,
  "failed_senders" text not null,
  "spam" text not null,
  "lists" text not null,
  "language" text not null,
  "acknowledges" boolean not null,
  "most_per_hour" bigint not null,
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

create unique index mailbox_name_key on store.mailbox using btree (tenant_id, "name");

create unique index mailbox_address_key on store.mailbox using btree (tenant_id, "address");

create index mailbox_created_at_id_idx on store.mailbox using btree (tenant_id, "created_at", "id");

create index mailbox_updated_at_id_idx on store.mailbox using btree (tenant_id, "updated_at", "id");

create index mailbox_search_idx on store.mailbox using gin (tenant_id, "search") with (fastupdate = off);

create index mailbox_name_trgm on store.mailbox using gin (tenant_id, lower("name") gin_trgm_ops) with (fastupdate = off);

select store.expose('mailbox');

create table store.incoming_mail (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "subject" text not null,
  "mailbox" uuid not null,
  "to_address" text,
  "from_address" text,
  "from_name" text,
  "person" uuid,
  "received_at" timestamptz not null,
  "kind" text,
  "sender" text,
  "because" text,
  "text" text,
  "quoted" text,
  "signature" text,
  "record_type" text,
  "record" text,
  "entry" bigint,
  "record_number" text,
  "released_by" uuid,
  "answerable" boolean not null,
  "message_id" text,
  "fingerprint" text not null,
  "raw" text not null,
  "size" bigint not null,
  "ip" text,
  "helo" text,
  "envelope_from" text,
  "envelope_to" text,
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

create unique index incoming_mail_mailbox_fingerprint_key on store.incoming_mail using btree (tenant_id, "mailbox", "fingerprint");

create index incoming_mail_record_id_idx on store.incoming_mail using btree (tenant_id, "record", "id");

create index incoming_mail_message_id_id_idx on store.incoming_mail using btree (tenant_id, "message_id", "id");

create index incoming_mail_created_at_id_idx on store.incoming_mail using btree (tenant_id, "created_at", "id");

create index incoming_mail_updated_at_id_idx on store.incoming_mail using btree (tenant_id, "updated_at", "id");

create index incoming_mail_state_received_at_id_idx on store.incoming_mail using btree (tenant_id, "state", "received_at" desc, "id" desc);

create index incoming_mail_from_address_received_at_id_idx on store.incoming_mail using btree (tenant_id, "from_address", "received_at", "id");

create index incoming_mail_mailbox_id_idx on store.incoming_mail using btree (tenant_id, "mailbox", "id");

create index incoming_mail_search_idx on store.incoming_mail using gin (tenant_id, "search") with (fastupdate = off);

create index incoming_mail_subject_trgm on store.incoming_mail using gin (tenant_id, lower("subject") gin_trgm_ops) with (fastupdate = off);

select store.expose('incoming_mail');

drop view app.person;

alter table store.person add column "other_addresses" text[];

create index person_other_addresses_idx on store.person using gin (tenant_id, "other_addresses") with (fastupdate = off);

select store.expose('person');

alter table store.mailbox add constraint mailbox_service_fkey foreign key (tenant_id, "service") references store.service (tenant_id, id) deferrable;

alter table store.mailbox add constraint mailbox_group_fkey foreign key (tenant_id, "group") references store.group (tenant_id, id) deferrable;

alter table store.mailbox add constraint mailbox_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.incoming_mail add constraint incoming_mail_mailbox_fkey foreign key (tenant_id, "mailbox") references store.mailbox (tenant_id, id) deferrable;

alter table store.incoming_mail add constraint incoming_mail_person_fkey foreign key (tenant_id, "person") references store.person (tenant_id, id) deferrable;

alter table store.incoming_mail add constraint incoming_mail_released_by_fkey foreign key (tenant_id, "released_by") references store.person (tenant_id, id) deferrable;

alter table store.incoming_mail add constraint incoming_mail_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

-- `mailbox` is administrative: the audit's index is made anew with it (see 0006).
drop index store.history_administrative_idx;
create index history_administrative_idx on store.history (tenant_id, at, record_id, seq) where record_type in
  ('person', 'group', 'role', 'location', 'company', 'department', 'view', 'service', 'calendar', 'serviceLevel', 'assignmentRule', 'automation',
   'priorityRule', 'prioritySettings', 'incidentSettings', 'problemSettings', 'webhook', 'mailbox');

-- Which process fetches a mailbox: its hold runs out unless it is renewed, by the database's clock.
create table store.mailbox_hold (
  tenant_id uuid not null,
  mailbox_id uuid not null,
  holder text not null,
  until timestamptz not null,
  trouble text,
  trouble_since timestamptz,
  primary key (tenant_id, mailbox_id)
);
select store.expose('mailbox_hold');
