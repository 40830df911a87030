-- Made from the definitions by `npm run migration`, then reviewed.

create table store.question_set (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "description" text,
  "owner" uuid,
  "questions" json,
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

create unique index question_set_name_key on store.question_set using btree (tenant_id, "name");

create index question_set_owner_id_idx on store.question_set using btree (tenant_id, "owner", "id");

create index question_set_created_at_id_idx on store.question_set using btree (tenant_id, "created_at", "id");

create index question_set_updated_at_id_idx on store.question_set using btree (tenant_id, "updated_at", "id");

create index question_set_search_idx on store.question_set using gin (tenant_id, "search") with (fastupdate = off);

create index question_set_name_trgm on store.question_set using gin (tenant_id, lower("name") gin_trgm_ops) with (fastupdate = off);

select store.expose('question_set');

create table store.approval_policy (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "description" text,
  "owner" uuid not null,
  "record_type" text not null,
  "when" text not null,
  "shows" text not null,
  "steps" jsonb,
  "holds" text,
  "separate" text,
  "once_per_person" boolean not null,
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

create unique index approval_policy_name_key on store.approval_policy using btree (tenant_id, "name");

create index approval_policy_created_at_id_idx on store.approval_policy using btree (tenant_id, "created_at", "id");

create index approval_policy_updated_at_id_idx on store.approval_policy using btree (tenant_id, "updated_at", "id");

create index approval_policy_record_type_state_id_idx on store.approval_policy using btree (tenant_id, "record_type", "state", "id");

create index approval_policy_search_idx on store.approval_policy using gin (tenant_id, "search") with (fastupdate = off);

create index approval_policy_name_trgm on store.approval_policy using gin (tenant_id, lower("name") gin_trgm_ops) with (fastupdate = off);

select store.expose('approval_policy');

create sequence app.approval_number start 1000001;

grant usage, select, update on sequence app.approval_number to mainstay_app;

create table store.approval (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "number" text not null,
  "title" text not null,
  "step" text not null,
  "subject_type" text not null,
  "subject" text not null,
  "subject_number" text,
  "summary" json,
  "requester" uuid,
  "orderer" uuid,
  "waits_for" uuid[],
  "asked" uuid[],
  "separated" uuid[],
  "owners" uuid[],
  "need" text not null,
  "needed" bigint not null,
  "given" bigint not null,
  "refusals" bigint not null,
  "due_at" timestamptz,
  "next_at" timestamptz,
  "reminded_at" timestamptz,
  "escalated_at" timestamptz,
  "reason" text,
  "detail" text,
  "outcome" text,
  "to" uuid,
  "policy" uuid,
  "origin" text,
  "round" text not null,
  "place" bigint not null,
  "stage" bigint not null,
  "asks" json,
  "digest" text,
  "superseded_by" uuid,
  "at_desk" boolean not null,
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

create unique index approval_number_key on store.approval using btree (tenant_id, "number");

create index approval_waits_for_idx on store.approval using gin (tenant_id, "waits_for") with (fastupdate = off);

create index approval_created_at_id_idx on store.approval using btree (tenant_id, "created_at", "id");

create index approval_updated_at_id_idx on store.approval using btree (tenant_id, "updated_at", "id");

create index approval_subject_round_place_id_idx on store.approval using btree (tenant_id, "subject", "round", "place", "id");

create index approval_state_created_at_id_idx on store.approval using btree (tenant_id, "state", "created_at" desc, "id" desc);

create index approval_state_next_at_id_idx on store.approval using btree (tenant_id, "state", "next_at", "id");

create index approval_state_due_at_id_idx on store.approval using btree (tenant_id, "state", "due_at", "id");

create index approval_asked_idx on store.approval using gin (tenant_id, "asked") with (fastupdate = off);

create index approval_separated_idx on store.approval using gin (tenant_id, "separated") with (fastupdate = off);

create index approval_owners_idx on store.approval using gin (tenant_id, "owners") with (fastupdate = off);

create index approval_search_idx on store.approval using gin (tenant_id, "search") with (fastupdate = off);

create index approval_title_trgm on store.approval using gin (tenant_id, lower("title") gin_trgm_ops) with (fastupdate = off);

select store.expose('approval');

create table store.approval_decision (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "approval" uuid not null,
  "approver" uuid not null,
  "asked_as" text,
  "asked_of" text,
  "stand_in" uuid,
  "stand_in_until" timestamptz,
  "asked_at" timestamptz,
  "decided_by" uuid,
  "decided_at" timestamptz,
  "way" text,
  "words" text,
  "separated" uuid[],
  "once" text,
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

create unique index approval_decision_approval_approver_key on store.approval_decision using btree (tenant_id, "approval", "approver");

create unique index approval_decision_once_decided_by_key on store.approval_decision using btree (tenant_id, "once", "decided_by");

create index approval_decision_approver_id_idx on store.approval_decision using btree (tenant_id, "approver", "id");

create index approval_decision_stand_in_id_idx on store.approval_decision using btree (tenant_id, "stand_in", "id");

create index approval_decision_created_at_id_idx on store.approval_decision using btree (tenant_id, "created_at", "id");

create index approval_decision_updated_at_id_idx on store.approval_decision using btree (tenant_id, "updated_at", "id");

create index approval_decision_approver_state_id_idx on store.approval_decision using btree (tenant_id, "approver", "state", "id");

create index approval_decision_approval_id_idx on store.approval_decision using btree (tenant_id, "approval", "id");

create index approval_decision_separated_idx on store.approval_decision using gin (tenant_id, "separated") with (fastupdate = off);

select store.expose('approval_decision');

create table store.approval_delegation (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "person" uuid not null,
  "to" uuid not null,
  "from" timestamptz not null,
  "until" timestamptz not null,
  "why" text,
  "active" boolean not null,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "source" text,
  "custom" jsonb not null default '{}',
  "history_seq" integer not null,
  "history_hash" bytea not null,
  primary key (tenant_id, id)
);

create index approval_delegation_person_id_idx on store.approval_delegation using btree (tenant_id, "person", "id");

create index approval_delegation_created_at_id_idx on store.approval_delegation using btree (tenant_id, "created_at", "id");

create index approval_delegation_updated_at_id_idx on store.approval_delegation using btree (tenant_id, "updated_at", "id");

create index approval_delegation_person_until_id_idx on store.approval_delegation using btree (tenant_id, "person", "until", "id");

select store.expose('approval_delegation');

create table store.flow (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "description" text,
  "of" text not null,
  "owner" uuid,
  "language" text not null,
  "stuck_after" bigint not null,
  "draft" json,
  "published" uuid,
  "published_number" bigint,
  "note" text,
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

create unique index flow_name_key on store.flow using btree (tenant_id, "name");

create index flow_of_id_idx on store.flow using btree (tenant_id, "of", "id");

create index flow_created_at_id_idx on store.flow using btree (tenant_id, "created_at", "id");

create index flow_updated_at_id_idx on store.flow using btree (tenant_id, "updated_at", "id");

create index flow_search_idx on store.flow using gin (tenant_id, "search") with (fastupdate = off);

create index flow_name_trgm on store.flow using gin (tenant_id, lower("name") gin_trgm_ops) with (fastupdate = off);

select store.expose('flow');

create table store.flow_version (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "flow" uuid not null,
  "version_number" bigint not null,
  "graph" json not null,
  "note" text,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "source" text,
  "custom" jsonb not null default '{}',
  "history_seq" integer not null,
  "history_hash" bytea not null,
  primary key (tenant_id, id)
);

create unique index flow_version_flow_version_number_key on store.flow_version using btree (tenant_id, "flow", "version_number");

create index flow_version_flow_id_idx on store.flow_version using btree (tenant_id, "flow", "id");

create index flow_version_created_at_id_idx on store.flow_version using btree (tenant_id, "created_at", "id");

create index flow_version_updated_at_id_idx on store.flow_version using btree (tenant_id, "updated_at", "id");

select store.expose('flow_version');

create sequence app.flow_run_number start 1000001;

grant usage, select, update on sequence app.flow_run_number to mainstay_app;

create table store.flow_run (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "number" text not null,
  "flow" uuid not null,
  "flow_version" uuid not null,
  "subject_type" text not null,
  "subject" text not null,
  "subject_number" text,
  "variables" json,
  "owner" uuid,
  "parent_run" uuid,
  "outcome" text,
  "because" text,
  "stuck_since" timestamptz,
  "ended_at" timestamptz,
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

create unique index flow_run_number_key on store.flow_run using btree (tenant_id, "number");

create index flow_run_subject_id_idx on store.flow_run using btree (tenant_id, "subject", "id");

create index flow_run_owner_id_idx on store.flow_run using btree (tenant_id, "owner", "id");

create index flow_run_parent_run_id_idx on store.flow_run using btree (tenant_id, "parent_run", "id");

create index flow_run_stuck_since_id_idx on store.flow_run using btree (tenant_id, "stuck_since", "id");

create index flow_run_created_at_id_idx on store.flow_run using btree (tenant_id, "created_at", "id");

create index flow_run_updated_at_id_idx on store.flow_run using btree (tenant_id, "updated_at", "id");

create index flow_run_flow_state_created_at_id_idx on store.flow_run using btree (tenant_id, "flow", "state", "created_at" desc, "id" desc);

create index flow_run_subject_created_at_id_idx on store.flow_run using btree (tenant_id, "subject", "created_at" desc, "id" desc);

create index flow_run_state_created_at_id_idx on store.flow_run using btree (tenant_id, "state", "created_at" desc, "id" desc);

create index flow_run_flow_id_idx on store.flow_run using btree (tenant_id, "flow", "id");

create index flow_run_search_idx on store.flow_run using gin (tenant_id, "search") with (fastupdate = off);

create index flow_run_subject_number_trgm on store.flow_run using gin (tenant_id, lower("subject_number") gin_trgm_ops) with (fastupdate = off);

select store.expose('flow_run');

create table store.flow_secret (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "value" text,
  "hosts" text[],
  "owner" uuid,
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

create unique index flow_secret_name_key on store.flow_secret using btree (tenant_id, "name");

create index flow_secret_created_at_id_idx on store.flow_secret using btree (tenant_id, "created_at", "id");

create index flow_secret_updated_at_id_idx on store.flow_secret using btree (tenant_id, "updated_at", "id");

create index flow_secret_search_idx on store.flow_secret using gin (tenant_id, "search") with (fastupdate = off);

create index flow_secret_name_trgm on store.flow_secret using gin (tenant_id, lower("name") gin_trgm_ops) with (fastupdate = off);

select store.expose('flow_secret');

create table store.topic (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "text" text,
  "icon" text not null,
  "parent" uuid,
  "open_to" text not null,
  "audience" uuid,
  "order" bigint not null,
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

create unique index topic_parent_name_key on store.topic using btree (tenant_id, "parent", "name");

create index topic_parent_id_idx on store.topic using btree (tenant_id, "parent", "id");

create index topic_open_to_id_idx on store.topic using btree (tenant_id, "open_to", "id");

create index topic_audience_id_idx on store.topic using btree (tenant_id, "audience", "id");

create index topic_created_at_id_idx on store.topic using btree (tenant_id, "created_at", "id");

create index topic_updated_at_id_idx on store.topic using btree (tenant_id, "updated_at", "id");

create index topic_search_idx on store.topic using gin (tenant_id, "search") with (fastupdate = off);

create index topic_name_trgm on store.topic using gin (tenant_id, lower("name") gin_trgm_ops) with (fastupdate = off);

select store.expose('topic');

create table store.announcement (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "title" text not null,
  "text" text,
  "kind" text not null,
  "from" timestamptz,
  "until" timestamptz,
  "service" uuid,
  "topic" uuid,
  "open_to" text not null,
  "audience" uuid,
  "pinned" boolean not null,
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

create index announcement_service_id_idx on store.announcement using btree (tenant_id, "service", "id");

create index announcement_open_to_id_idx on store.announcement using btree (tenant_id, "open_to", "id");

create index announcement_audience_id_idx on store.announcement using btree (tenant_id, "audience", "id");

create index announcement_created_at_id_idx on store.announcement using btree (tenant_id, "created_at", "id");

create index announcement_updated_at_id_idx on store.announcement using btree (tenant_id, "updated_at", "id");

create index announcement_state_from_id_idx on store.announcement using btree (tenant_id, "state", "from" desc, "id" desc);

create index announcement_search_idx on store.announcement using gin (tenant_id, "search") with (fastupdate = off);

create index announcement_title_trgm on store.announcement using gin (tenant_id, lower("title") gin_trgm_ops) with (fastupdate = off);

select store.expose('announcement');

create table store.portal_settings (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text,
  "logo" uuid[],
  "colour" text,
  "colour_dark" text,
  "greeting" text,
  "greeting_de" text,
  "footer" text,
  "footer_de" text,
  "guests_read" boolean not null,
  "guests_report" boolean not null,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "source" text,
  "custom" jsonb not null default '{}',
  "history_seq" integer not null,
  "history_hash" bytea not null,
  primary key (tenant_id, id)
);

create unique index portal_settings_only_key on store.portal_settings using btree (tenant_id);

create index portal_settings_created_at_id_idx on store.portal_settings using btree (tenant_id, "created_at", "id");

create index portal_settings_updated_at_id_idx on store.portal_settings using btree (tenant_id, "updated_at", "id");

select store.expose('portal_settings');

create sequence app.article_number start 1000001;

grant usage, select, update on sequence app.article_number to mainstay_app;

create table store.article (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "number" text not null,
  "heading" text,
  "title" text not null,
  "body" text,
  "published" text,
  "kind" text not null,
  "keywords" text[],
  "language" text not null,
  "translation_of" uuid,
  "translated_version" double precision,
  "stale" boolean not null,
  "service" uuid,
  "topic" uuid,
  "open_to" text not null,
  "audience" uuid,
  "owner" uuid,
  "reviewer" uuid,
  "publish_at" timestamptz,
  "review_at" date,
  "valid_to" date,
  "change_note" text,
  "roll_back_to" double precision,
  "live" boolean not null,
  "revision" double precision not null,
  "published_version" double precision,
  "published_at" timestamptz,
  "published_by" uuid,
  "confidence" text,
  "blocks" uuid[],
  "problem" uuid,
  "incident" uuid,
  "origin" text,
  "origin_digest" text,
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

create unique index article_number_key on store.article using btree (tenant_id, "number");

create unique index article_origin_key on store.article using btree (tenant_id, "origin");

create index article_translation_of_id_idx on store.article using btree (tenant_id, "translation_of", "id");

create index article_service_id_idx on store.article using btree (tenant_id, "service", "id");

create index article_topic_id_idx on store.article using btree (tenant_id, "topic", "id");

create index article_open_to_id_idx on store.article using btree (tenant_id, "open_to", "id");

create index article_audience_id_idx on store.article using btree (tenant_id, "audience", "id");

create index article_problem_id_idx on store.article using btree (tenant_id, "problem", "id");

create index article_incident_id_idx on store.article using btree (tenant_id, "incident", "id");

create index article_created_at_id_idx on store.article using btree (tenant_id, "created_at", "id");

create index article_updated_at_id_idx on store.article using btree (tenant_id, "updated_at", "id");

create index article_state_updated_at_id_idx on store.article using btree (tenant_id, "state", "updated_at" desc, "id" desc);

create index article_live_published_at_id_idx on store.article using btree (tenant_id, "live", "published_at" desc, "id" desc);

create index article_owner_updated_at_id_idx on store.article using btree (tenant_id, "owner", "updated_at" desc, "id" desc);

create index article_review_at_id_idx on store.article using btree (tenant_id, "review_at", "id");

create index article_valid_to_id_idx on store.article using btree (tenant_id, "valid_to", "id");

create index article_blocks_idx on store.article using gin (tenant_id, "blocks") with (fastupdate = off);

create index article_search_idx on store.article using gin (tenant_id, "search") with (fastupdate = off);

create index article_heading_trgm on store.article using gin (tenant_id, lower("heading") gin_trgm_ops) with (fastupdate = off);

select store.expose('article');

create table store.article_version (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "article" uuid not null,
  "edition" double precision not null,
  "title" text not null,
  "body" text not null,
  "note" text,
  "current" boolean not null,
  "published_at" timestamptz not null,
  "published_by" uuid,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "source" text,
  "custom" jsonb not null default '{}',
  "history_seq" integer not null,
  "history_hash" bytea not null,
  primary key (tenant_id, id)
);

create unique index article_version_article_edition_key on store.article_version using btree (tenant_id, "article", "edition");

create index article_version_created_at_id_idx on store.article_version using btree (tenant_id, "created_at", "id");

create index article_version_updated_at_id_idx on store.article_version using btree (tenant_id, "updated_at", "id");

create index article_version_article_published_at_id_idx on store.article_version using btree (tenant_id, "article", "published_at" desc, "id" desc);

select store.expose('article_version');

create table store.article_block (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "key" text not null,
  "body" text not null,
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

create unique index article_block_key_key on store.article_block using btree (tenant_id, "key");

create index article_block_created_at_id_idx on store.article_block using btree (tenant_id, "created_at", "id");

create index article_block_updated_at_id_idx on store.article_block using btree (tenant_id, "updated_at", "id");

create index article_block_search_idx on store.article_block using gin (tenant_id, "search") with (fastupdate = off);

create index article_block_name_trgm on store.article_block using gin (tenant_id, lower("name") gin_trgm_ops) with (fastupdate = off);

select store.expose('article_block');

create table store.article_feedback (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "article" uuid not null,
  "person" uuid,
  "helpful" boolean not null,
  "words" text,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "source" text,
  "custom" jsonb not null default '{}',
  "history_seq" integer not null,
  "history_hash" bytea not null,
  primary key (tenant_id, id)
);

create unique index article_feedback_article_person_key on store.article_feedback using btree (tenant_id, "article", "person");

create index article_feedback_created_at_id_idx on store.article_feedback using btree (tenant_id, "created_at", "id");

create index article_feedback_updated_at_id_idx on store.article_feedback using btree (tenant_id, "updated_at", "id");

create index article_feedback_article_updated_at_id_idx on store.article_feedback using btree (tenant_id, "article", "updated_at" desc, "id" desc);

create index article_feedback_article_id_idx on store.article_feedback using btree (tenant_id, "article", "id");

select store.expose('article_feedback');

create sequence app.article_task_number start 1000001;

grant usage, select, update on sequence app.article_task_number to mainstay_app;

create table store.article_task (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "number" text not null,
  "article" uuid not null,
  "purpose" text not null,
  "feedback" uuid,
  "title" text not null,
  "description" text,
  "group" uuid,
  "assignee" uuid,
  "opened_at" timestamptz not null,
  "closed_at" timestamptz,
  "closed_by" uuid,
  "priority" bigint,
  "due_on" date,
  "close_notes" text,
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

create unique index article_task_number_key on store.article_task using btree (tenant_id, "number");

create index article_task_created_at_id_idx on store.article_task using btree (tenant_id, "created_at", "id");

create index article_task_updated_at_id_idx on store.article_task using btree (tenant_id, "updated_at", "id");

create index article_task_group_category_updated_at_id_idx on store.article_task using btree (tenant_id, "group", "category", "updated_at" desc, "id" desc);

create index article_task_assignee_category_updated_at_id_idx on store.article_task using btree (tenant_id, "assignee", "category", "updated_at" desc, "id" desc);

create index article_task_article_category_id_idx on store.article_task using btree (tenant_id, "article", "category", "id");

create index article_task_article_id_idx on store.article_task using btree (tenant_id, "article", "id");

create index article_task_search_idx on store.article_task using gin (tenant_id, "search") with (fastupdate = off);

create index article_task_title_trgm on store.article_task using gin (tenant_id, lower("title") gin_trgm_ops) with (fastupdate = off);

select store.expose('article_task');

create table store.article_use (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "article" uuid not null,
  "incident" uuid,
  "problem" uuid,
  "solved" boolean not null,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "source" text,
  "custom" jsonb not null default '{}',
  "history_seq" integer not null,
  "history_hash" bytea not null,
  primary key (tenant_id, id)
);

create unique index article_use_article_incident_key on store.article_use using btree (tenant_id, "article", "incident");

create unique index article_use_article_problem_key on store.article_use using btree (tenant_id, "article", "problem");

create index article_use_created_at_id_idx on store.article_use using btree (tenant_id, "created_at", "id");

create index article_use_updated_at_id_idx on store.article_use using btree (tenant_id, "updated_at", "id");

create index article_use_incident_created_at_id_idx on store.article_use using btree (tenant_id, "incident", "created_at" desc, "id" desc);

create index article_use_problem_created_at_id_idx on store.article_use using btree (tenant_id, "problem", "created_at" desc, "id" desc);

create index article_use_article_created_at_id_idx on store.article_use using btree (tenant_id, "article", "created_at" desc, "id" desc);

create index article_use_article_id_idx on store.article_use using btree (tenant_id, "article", "id");

select store.expose('article_use');

create table store.catalogue_category (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "name_de" text,
  "description" text,
  "description_de" text,
  "parent" uuid,
  "order" bigint not null,
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

create index catalogue_category_created_at_id_idx on store.catalogue_category using btree (tenant_id, "created_at", "id");

create index catalogue_category_updated_at_id_idx on store.catalogue_category using btree (tenant_id, "updated_at", "id");

create index catalogue_category_search_idx on store.catalogue_category using gin (tenant_id, "search") with (fastupdate = off);

create index catalogue_category_name_trgm on store.catalogue_category using gin (tenant_id, lower("name") gin_trgm_ops) with (fastupdate = off);

select store.expose('catalogue_category');

create table store.catalogue_item (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "name_de" text,
  "summary" text,
  "summary_de" text,
  "keywords" text,
  "price" jsonb,
  "recurring_price" jsonb,
  "recurring_every" text,
  "delivery_days" bigint,
  "in_category" uuid,
  "topic" uuid,
  "service" uuid,
  "owner" uuid,
  "order" bigint not null,
  "picture" uuid[],
  "open_to" text not null,
  "audience" uuid,
  "order_audience" uuid,
  "draft" json,
  "published" uuid,
  "version_number" bigint,
  "published_at" timestamptz,
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

create index catalogue_item_topic_id_idx on store.catalogue_item using btree (tenant_id, "topic", "id");

create index catalogue_item_open_to_id_idx on store.catalogue_item using btree (tenant_id, "open_to", "id");

create index catalogue_item_audience_id_idx on store.catalogue_item using btree (tenant_id, "audience", "id");

create index catalogue_item_created_at_id_idx on store.catalogue_item using btree (tenant_id, "created_at", "id");

create index catalogue_item_updated_at_id_idx on store.catalogue_item using btree (tenant_id, "updated_at", "id");

create index catalogue_item_in_category_state_order_id_idx on store.catalogue_item using btree (tenant_id, "in_category", "state", "order", "id");

create index catalogue_item_state_order_id_idx on store.catalogue_item using btree (tenant_id, "state", "order", "id");

create index catalogue_item_in_category_id_idx on store.catalogue_item using btree (tenant_id, "in_category", "id");

create index catalogue_item_search_idx on store.catalogue_item using gin (tenant_id, "search") with (fastupdate = off);

create index catalogue_item_name_trgm on store.catalogue_item using gin (tenant_id, lower("name") gin_trgm_ops) with (fastupdate = off);

select store.expose('catalogue_item');

create table store.catalogue_item_version (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "item" uuid not null,
  "name" text not null,
  "version_number" bigint not null,
  "offer" json,
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

create unique index catalogue_item_version_item_version_number_key on store.catalogue_item_version using btree (tenant_id, "item", "version_number");

create index catalogue_item_version_created_at_id_idx on store.catalogue_item_version using btree (tenant_id, "created_at", "id");

create index catalogue_item_version_updated_at_id_idx on store.catalogue_item_version using btree (tenant_id, "updated_at", "id");

create index catalogue_item_version_item_id_idx on store.catalogue_item_version using btree (tenant_id, "item", "id");

select store.expose('catalogue_item_version');

create table store.cart_line (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "person" uuid,
  "item" uuid not null,
  "name" text,
  "requester" uuid,
  "quantity" bigint not null,
  "answers" json,
  "included" json,
  "files" uuid[],
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "source" text,
  "custom" jsonb not null default '{}',
  "history_seq" integer not null,
  "history_hash" bytea not null,
  primary key (tenant_id, id)
);

create index cart_line_created_at_id_idx on store.cart_line using btree (tenant_id, "created_at", "id");

create index cart_line_updated_at_id_idx on store.cart_line using btree (tenant_id, "updated_at", "id");

create index cart_line_person_created_at_id_idx on store.cart_line using btree (tenant_id, "person", "created_at", "id");

select store.expose('cart_line');

create table store.favourite (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "person" uuid,
  "item" uuid not null,
  "position" bigint,
  "name" text,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "source" text,
  "custom" jsonb not null default '{}',
  "history_seq" integer not null,
  "history_hash" bytea not null,
  primary key (tenant_id, id)
);

create unique index favourite_person_item_key on store.favourite using btree (tenant_id, "person", "item");

create index favourite_created_at_id_idx on store.favourite using btree (tenant_id, "created_at", "id");

create index favourite_updated_at_id_idx on store.favourite using btree (tenant_id, "updated_at", "id");

select store.expose('favourite');

create sequence app.request_number start 1000001;

grant usage, select, update on sequence app.request_number to mainstay_app;

create table store.request (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "number" text not null,
  "title" text not null,
  "requester" uuid not null,
  "orderer" uuid,
  "reason" text,
  "stage" text not null,
  "item_count" bigint,
  "total" jsonb,
  "order_key" text,
  "order_digest" text,
  "closed_at" timestamptz,
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

create unique index request_number_key on store.request using btree (tenant_id, "number");

create unique index request_order_key_key on store.request using btree (tenant_id, "order_key");

create index request_created_at_id_idx on store.request using btree (tenant_id, "created_at", "id");

create index request_updated_at_id_idx on store.request using btree (tenant_id, "updated_at", "id");

create index request_requester_updated_at_id_idx on store.request using btree (tenant_id, "requester", "updated_at" desc, "id" desc);

create index request_orderer_updated_at_id_idx on store.request using btree (tenant_id, "orderer", "updated_at" desc, "id" desc);

create index request_category_updated_at_id_idx on store.request using btree (tenant_id, "category", "updated_at" desc, "id" desc);

create index request_search_idx on store.request using gin (tenant_id, "search") with (fastupdate = off);

create index request_title_trgm on store.request using gin (tenant_id, lower("title") gin_trgm_ops) with (fastupdate = off);

select store.expose('request');

create sequence app.request_item_number start 1000001;

grant usage, select, update on sequence app.request_item_number to mainstay_app;

create table store.request_item (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "number" text not null,
  "request" uuid not null,
  "item" uuid not null,
  "item_version" uuid not null,
  "part_of" uuid,
  "title" text not null,
  "description" text,
  "group" uuid,
  "assignee" uuid,
  "opened_at" timestamptz not null,
  "closed_at" timestamptz,
  "closed_by" uuid,
  "priority" bigint,
  "requester" uuid not null,
  "orderer" uuid,
  "watchers" uuid[],
  "stage" text not null,
  "quantity" bigint not null,
  "delivered_quantity" bigint not null,
  "answers" json,
  "files" uuid[],
  "price" jsonb,
  "prices" json,
  "recurring_price" jsonb,
  "recurring_every" text,
  "due_at" timestamptz,
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

create unique index request_item_number_key on store.request_item using btree (tenant_id, "number");

create index request_item_due_at_id_idx on store.request_item using btree (tenant_id, "due_at", "id");

create index request_item_created_at_id_idx on store.request_item using btree (tenant_id, "created_at", "id");

create index request_item_updated_at_id_idx on store.request_item using btree (tenant_id, "updated_at", "id");

create index request_item_request_created_at_id_idx on store.request_item using btree (tenant_id, "request", "created_at", "id");

create index request_item_group_category_updated_at_id_idx on store.request_item using btree (tenant_id, "group", "category", "updated_at" desc, "id" desc);

create index request_item_assignee_category_updated_at_id_idx on store.request_item using btree (tenant_id, "assignee", "category", "updated_at" desc, "id" desc);

create index request_item_requester_updated_at_id_idx on store.request_item using btree (tenant_id, "requester", "updated_at" desc, "id" desc);

create index request_item_orderer_updated_at_id_idx on store.request_item using btree (tenant_id, "orderer", "updated_at" desc, "id" desc);

create index request_item_item_updated_at_id_idx on store.request_item using btree (tenant_id, "item", "updated_at" desc, "id" desc);

create index request_item_category_priority_updated_at_id_idx on store.request_item using btree (tenant_id, "category", "priority", "updated_at" desc, "id" desc);

create index request_item_request_id_idx on store.request_item using btree (tenant_id, "request", "id");

create index request_item_part_of_id_idx on store.request_item using btree (tenant_id, "part_of", "id");

create index request_item_watchers_idx on store.request_item using gin (tenant_id, "watchers") with (fastupdate = off);

create index request_item_search_idx on store.request_item using gin (tenant_id, "search") with (fastupdate = off);

create index request_item_title_trgm on store.request_item using gin (tenant_id, lower("title") gin_trgm_ops) with (fastupdate = off);

select store.expose('request_item');

create sequence app.request_task_number start 1000001;

grant usage, select, update on sequence app.request_task_number to mainstay_app;

create table store.request_task (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "number" text not null,
  "request_item" uuid not null,
  "title" text not null,
  "description" text,
  "group" uuid,
  "assignee" uuid,
  "opened_at" timestamptz not null,
  "closed_at" timestamptz,
  "closed_by" uuid,
  "priority" bigint,
  "due_on" date,
  "close_notes" text,
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

create unique index request_task_number_key on store.request_task using btree (tenant_id, "number");

create index request_task_created_at_id_idx on store.request_task using btree (tenant_id, "created_at", "id");

create index request_task_updated_at_id_idx on store.request_task using btree (tenant_id, "updated_at", "id");

create index request_task_group_category_updated_at_id_idx on store.request_task using btree (tenant_id, "group", "category", "updated_at" desc, "id" desc);

create index request_task_assignee_category_updated_at_id_idx on store.request_task using btree (tenant_id, "assignee", "category", "updated_at" desc, "id" desc);

create index request_task_request_item_category_id_idx on store.request_task using btree (tenant_id, "request_item", "category", "id");

create index request_task_category_priority_updated_at_id_idx on store.request_task using btree (tenant_id, "category", "priority", "updated_at" desc, "id" desc);

create index request_task_request_item_id_idx on store.request_task using btree (tenant_id, "request_item", "id");

create index request_task_search_idx on store.request_task using gin (tenant_id, "search") with (fastupdate = off);

create index request_task_title_trgm on store.request_task using gin (tenant_id, lower("title") gin_trgm_ops) with (fastupdate = off);

select store.expose('request_task');

create table store.request_settings (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "may_order_for" text,
  "cancel_until" text not null,
  "change_until" text not null,
  "reason_required" boolean not null,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "source" text,
  "custom" jsonb not null default '{}',
  "history_seq" integer not null,
  "history_hash" bytea not null,
  primary key (tenant_id, id)
);

create unique index request_settings_only_key on store.request_settings using btree (tenant_id);

create index request_settings_created_at_id_idx on store.request_settings using btree (tenant_id, "created_at", "id");

create index request_settings_updated_at_id_idx on store.request_settings using btree (tenant_id, "updated_at", "id");

select store.expose('request_settings');

create sequence app.rating_number start 1000001;

grant usage, select, update on sequence app.rating_number to mainstay_app;

create table store.rating (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "number" text not null,
  "person" uuid not null,
  "record_type" text not null,
  "record" text not null,
  "record_number" text not null,
  "service" uuid,
  "served_by" uuid,
  "score" bigint,
  "words" text,
  "answered_at" timestamptz,
  "group" uuid,
  "assignee" uuid,
  "outcome" text,
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

create unique index rating_number_key on store.rating using btree (tenant_id, "number");

create unique index rating_record_type_record_person_key on store.rating using btree (tenant_id, "record_type", "record", "person");

create index rating_record_id_idx on store.rating using btree (tenant_id, "record", "id");

create index rating_created_at_id_idx on store.rating using btree (tenant_id, "created_at", "id");

create index rating_updated_at_id_idx on store.rating using btree (tenant_id, "updated_at", "id");

create index rating_person_state_created_at_id_idx on store.rating using btree (tenant_id, "person", "state", "created_at" desc, "id" desc);

create index rating_state_updated_at_id_idx on store.rating using btree (tenant_id, "state", "updated_at" desc, "id" desc);

create index rating_search_idx on store.rating using gin (tenant_id, "search") with (fastupdate = off);

create index rating_record_number_trgm on store.rating using gin (tenant_id, lower("record_number") gin_trgm_ops) with (fastupdate = off);

select store.expose('rating');

create table store.rating_occasion (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "record_type" text not null,
  "when" text not null,
  "person" text not null,
  "active" boolean not null,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "source" text,
  "custom" jsonb not null default '{}',
  "history_seq" integer not null,
  "history_hash" bytea not null,
  primary key (tenant_id, id)
);

create unique index rating_occasion_name_key on store.rating_occasion using btree (tenant_id, "name");

create index rating_occasion_created_at_id_idx on store.rating_occasion using btree (tenant_id, "created_at", "id");

create index rating_occasion_updated_at_id_idx on store.rating_occasion using btree (tenant_id, "updated_at", "id");

select store.expose('rating_occasion');

create table store.satisfaction_settings (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "asks" boolean not null,
  "every" bigint not null,
  "delay" bigint not null,
  "open_for" bigint not null,
  "low_up_to" bigint not null,
  "by_mail" boolean not null,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "source" text,
  "custom" jsonb not null default '{}',
  "history_seq" integer not null,
  "history_hash" bytea not null,
  primary key (tenant_id, id)
);

create unique index satisfaction_settings_only_key on store.satisfaction_settings using btree (tenant_id);

create index satisfaction_settings_created_at_id_idx on store.satisfaction_settings using btree (tenant_id, "created_at", "id");

create index satisfaction_settings_updated_at_id_idx on store.satisfaction_settings using btree (tenant_id, "updated_at", "id");

select store.expose('satisfaction_settings');

create sequence app.report_number start 1000001;

grant usage, select, update on sequence app.report_number to mainstay_app;

create table store.report (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "number" text not null,
  "name" text not null,
  "of" text not null,
  "rule" text,
  "by" text,
  "then_by" text,
  "measure" text not null,
  "at" text,
  "period" text,
  "picture" text not null,
  "owner" uuid not null,
  "shared_with" uuid[],
  "schedule" text,
  "next_at" timestamptz,
  "mailed_at" timestamptz,
  "trouble" text,
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

create unique index report_number_key on store.report using btree (tenant_id, "number");

create index report_created_at_id_idx on store.report using btree (tenant_id, "created_at", "id");

create index report_updated_at_id_idx on store.report using btree (tenant_id, "updated_at", "id");

create index report_owner_name_id_idx on store.report using btree (tenant_id, "owner", "name", "id");

create index report_next_at_id_idx on store.report using btree (tenant_id, "next_at", "id");

create index report_shared_with_idx on store.report using gin (tenant_id, "shared_with") with (fastupdate = off);

create index report_search_idx on store.report using gin (tenant_id, "search") with (fastupdate = off);

create index report_name_trgm on store.report using gin (tenant_id, lower("name") gin_trgm_ops) with (fastupdate = off);

select store.expose('report');

create index incident_opened_at_id_idx on store.incident using btree (tenant_id, "opened_at", "id");

create index incident_resolved_at_id_idx on store.incident using btree (tenant_id, "resolved_at", "id");

alter table store.question_set add constraint question_set_owner_fkey foreign key (tenant_id, "owner") references store.person (tenant_id, id) deferrable;

alter table store.question_set add constraint question_set_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.approval_policy add constraint approval_policy_owner_fkey foreign key (tenant_id, "owner") references store.person (tenant_id, id) deferrable;

alter table store.approval_policy add constraint approval_policy_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.approval add constraint approval_requester_fkey foreign key (tenant_id, "requester") references store.person (tenant_id, id) deferrable;

alter table store.approval add constraint approval_orderer_fkey foreign key (tenant_id, "orderer") references store.person (tenant_id, id) deferrable;

alter table store.approval add constraint approval_to_fkey foreign key (tenant_id, "to") references store.person (tenant_id, id) deferrable;

alter table store.approval add constraint approval_policy_fkey foreign key (tenant_id, "policy") references store.approval_policy (tenant_id, id) deferrable;

alter table store.approval add constraint approval_superseded_by_fkey foreign key (tenant_id, "superseded_by") references store.approval (tenant_id, id) deferrable;

alter table store.approval add constraint approval_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.approval_decision add constraint approval_decision_approval_fkey foreign key (tenant_id, "approval") references store.approval (tenant_id, id) deferrable;

alter table store.approval_decision add constraint approval_decision_approver_fkey foreign key (tenant_id, "approver") references store.person (tenant_id, id) deferrable;

alter table store.approval_decision add constraint approval_decision_stand_in_fkey foreign key (tenant_id, "stand_in") references store.person (tenant_id, id) deferrable;

alter table store.approval_decision add constraint approval_decision_decided_by_fkey foreign key (tenant_id, "decided_by") references store.person (tenant_id, id) deferrable;

alter table store.approval_decision add constraint approval_decision_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.approval_delegation add constraint approval_delegation_person_fkey foreign key (tenant_id, "person") references store.person (tenant_id, id) deferrable;

alter table store.approval_delegation add constraint approval_delegation_to_fkey foreign key (tenant_id, "to") references store.person (tenant_id, id) deferrable;

alter table store.approval_delegation add constraint approval_delegation_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.flow add constraint flow_owner_fkey foreign key (tenant_id, "owner") references store.person (tenant_id, id) deferrable;

alter table store.flow add constraint flow_published_fkey foreign key (tenant_id, "published") references store.flow_version (tenant_id, id) deferrable;

alter table store.flow add constraint flow_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.flow_version add constraint flow_version_flow_fkey foreign key (tenant_id, "flow") references store.flow (tenant_id, id) deferrable;

alter table store.flow_version add constraint flow_version_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.flow_run add constraint flow_run_flow_fkey foreign key (tenant_id, "flow") references store.flow (tenant_id, id) deferrable;

alter table store.flow_run add constraint flow_run_flow_version_fkey foreign key (tenant_id, "flow_version") references store.flow_version (tenant_id, id) deferrable;

alter table store.flow_run add constraint flow_run_owner_fkey foreign key (tenant_id, "owner") references store.person (tenant_id, id) deferrable;

alter table store.flow_run add constraint flow_run_parent_run_fkey foreign key (tenant_id, "parent_run") references store.flow_run (tenant_id, id) deferrable;

alter table store.flow_run add constraint flow_run_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.flow_secret add constraint flow_secret_owner_fkey foreign key (tenant_id, "owner") references store.person (tenant_id, id) deferrable;

alter table store.flow_secret add constraint flow_secret_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.topic add constraint topic_parent_fkey foreign key (tenant_id, "parent") references store.topic (tenant_id, id) deferrable;

alter table store.topic add constraint topic_audience_fkey foreign key (tenant_id, "audience") references store.audience (tenant_id, id) deferrable;

alter table store.topic add constraint topic_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.announcement add constraint announcement_service_fkey foreign key (tenant_id, "service") references store.service (tenant_id, id) deferrable;

alter table store.announcement add constraint announcement_topic_fkey foreign key (tenant_id, "topic") references store.topic (tenant_id, id) deferrable;

alter table store.announcement add constraint announcement_audience_fkey foreign key (tenant_id, "audience") references store.audience (tenant_id, id) deferrable;

alter table store.announcement add constraint announcement_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.portal_settings add constraint portal_settings_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.article add constraint article_translation_of_fkey foreign key (tenant_id, "translation_of") references store.article (tenant_id, id) deferrable;

alter table store.article add constraint article_service_fkey foreign key (tenant_id, "service") references store.service (tenant_id, id) deferrable;

alter table store.article add constraint article_topic_fkey foreign key (tenant_id, "topic") references store.topic (tenant_id, id) deferrable;

alter table store.article add constraint article_audience_fkey foreign key (tenant_id, "audience") references store.audience (tenant_id, id) deferrable;

alter table store.article add constraint article_owner_fkey foreign key (tenant_id, "owner") references store.person (tenant_id, id) deferrable;

alter table store.article add constraint article_reviewer_fkey foreign key (tenant_id, "reviewer") references store.person (tenant_id, id) deferrable;

alter table store.article add constraint article_published_by_fkey foreign key (tenant_id, "published_by") references store.person (tenant_id, id) deferrable;

alter table store.article add constraint article_problem_fkey foreign key (tenant_id, "problem") references store.problem (tenant_id, id) deferrable;

alter table store.article add constraint article_incident_fkey foreign key (tenant_id, "incident") references store.incident (tenant_id, id) deferrable;

alter table store.article add constraint article_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.article_version add constraint article_version_article_fkey foreign key (tenant_id, "article") references store.article (tenant_id, id) deferrable;

alter table store.article_version add constraint article_version_published_by_fkey foreign key (tenant_id, "published_by") references store.person (tenant_id, id) deferrable;

alter table store.article_version add constraint article_version_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.article_block add constraint article_block_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.article_feedback add constraint article_feedback_article_fkey foreign key (tenant_id, "article") references store.article (tenant_id, id) deferrable;

alter table store.article_feedback add constraint article_feedback_person_fkey foreign key (tenant_id, "person") references store.person (tenant_id, id) deferrable;

alter table store.article_feedback add constraint article_feedback_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.article_task add constraint article_task_article_fkey foreign key (tenant_id, "article") references store.article (tenant_id, id) deferrable;

alter table store.article_task add constraint article_task_feedback_fkey foreign key (tenant_id, "feedback") references store.article_feedback (tenant_id, id) deferrable;

alter table store.article_task add constraint article_task_group_fkey foreign key (tenant_id, "group") references store.group (tenant_id, id) deferrable;

alter table store.article_task add constraint article_task_assignee_fkey foreign key (tenant_id, "assignee") references store.person (tenant_id, id) deferrable;

alter table store.article_task add constraint article_task_closed_by_fkey foreign key (tenant_id, "closed_by") references store.person (tenant_id, id) deferrable;

alter table store.article_task add constraint article_task_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.article_use add constraint article_use_article_fkey foreign key (tenant_id, "article") references store.article (tenant_id, id) deferrable;

alter table store.article_use add constraint article_use_incident_fkey foreign key (tenant_id, "incident") references store.incident (tenant_id, id) deferrable;

alter table store.article_use add constraint article_use_problem_fkey foreign key (tenant_id, "problem") references store.problem (tenant_id, id) deferrable;

alter table store.article_use add constraint article_use_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.catalogue_category add constraint catalogue_category_parent_fkey foreign key (tenant_id, "parent") references store.catalogue_category (tenant_id, id) deferrable;

alter table store.catalogue_category add constraint catalogue_category_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.catalogue_item add constraint catalogue_item_in_category_fkey foreign key (tenant_id, "in_category") references store.catalogue_category (tenant_id, id) deferrable;

alter table store.catalogue_item add constraint catalogue_item_topic_fkey foreign key (tenant_id, "topic") references store.topic (tenant_id, id) deferrable;

alter table store.catalogue_item add constraint catalogue_item_service_fkey foreign key (tenant_id, "service") references store.service (tenant_id, id) deferrable;

alter table store.catalogue_item add constraint catalogue_item_owner_fkey foreign key (tenant_id, "owner") references store.person (tenant_id, id) deferrable;

alter table store.catalogue_item add constraint catalogue_item_audience_fkey foreign key (tenant_id, "audience") references store.audience (tenant_id, id) deferrable;

alter table store.catalogue_item add constraint catalogue_item_order_audience_fkey foreign key (tenant_id, "order_audience") references store.audience (tenant_id, id) deferrable;

alter table store.catalogue_item add constraint catalogue_item_published_fkey foreign key (tenant_id, "published") references store.catalogue_item_version (tenant_id, id) deferrable;

alter table store.catalogue_item add constraint catalogue_item_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.catalogue_item_version add constraint catalogue_item_version_item_fkey foreign key (tenant_id, "item") references store.catalogue_item (tenant_id, id) deferrable;

alter table store.catalogue_item_version add constraint catalogue_item_version_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.cart_line add constraint cart_line_person_fkey foreign key (tenant_id, "person") references store.person (tenant_id, id) deferrable;

alter table store.cart_line add constraint cart_line_item_fkey foreign key (tenant_id, "item") references store.catalogue_item (tenant_id, id) deferrable;

alter table store.cart_line add constraint cart_line_requester_fkey foreign key (tenant_id, "requester") references store.person (tenant_id, id) deferrable;

alter table store.cart_line add constraint cart_line_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.favourite add constraint favourite_person_fkey foreign key (tenant_id, "person") references store.person (tenant_id, id) deferrable;

alter table store.favourite add constraint favourite_item_fkey foreign key (tenant_id, "item") references store.catalogue_item (tenant_id, id) deferrable;

alter table store.favourite add constraint favourite_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.request add constraint request_requester_fkey foreign key (tenant_id, "requester") references store.person (tenant_id, id) deferrable;

alter table store.request add constraint request_orderer_fkey foreign key (tenant_id, "orderer") references store.person (tenant_id, id) deferrable;

alter table store.request add constraint request_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.request_item add constraint request_item_request_fkey foreign key (tenant_id, "request") references store.request (tenant_id, id) deferrable;

alter table store.request_item add constraint request_item_item_fkey foreign key (tenant_id, "item") references store.catalogue_item (tenant_id, id) deferrable;

alter table store.request_item add constraint request_item_item_version_fkey foreign key (tenant_id, "item_version") references store.catalogue_item_version (tenant_id, id) deferrable;

alter table store.request_item add constraint request_item_part_of_fkey foreign key (tenant_id, "part_of") references store.request_item (tenant_id, id) deferrable;

alter table store.request_item add constraint request_item_group_fkey foreign key (tenant_id, "group") references store.group (tenant_id, id) deferrable;

alter table store.request_item add constraint request_item_assignee_fkey foreign key (tenant_id, "assignee") references store.person (tenant_id, id) deferrable;

alter table store.request_item add constraint request_item_closed_by_fkey foreign key (tenant_id, "closed_by") references store.person (tenant_id, id) deferrable;

alter table store.request_item add constraint request_item_requester_fkey foreign key (tenant_id, "requester") references store.person (tenant_id, id) deferrable;

alter table store.request_item add constraint request_item_orderer_fkey foreign key (tenant_id, "orderer") references store.person (tenant_id, id) deferrable;

alter table store.request_item add constraint request_item_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.request_task add constraint request_task_request_item_fkey foreign key (tenant_id, "request_item") references store.request_item (tenant_id, id) deferrable;

alter table store.request_task add constraint request_task_group_fkey foreign key (tenant_id, "group") references store.group (tenant_id, id) deferrable;

alter table store.request_task add constraint request_task_assignee_fkey foreign key (tenant_id, "assignee") references store.person (tenant_id, id) deferrable;

alter table store.request_task add constraint request_task_closed_by_fkey foreign key (tenant_id, "closed_by") references store.person (tenant_id, id) deferrable;

alter table store.request_task add constraint request_task_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.request_settings add constraint request_settings_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.rating add constraint rating_person_fkey foreign key (tenant_id, "person") references store.person (tenant_id, id) deferrable;

alter table store.rating add constraint rating_service_fkey foreign key (tenant_id, "service") references store.service (tenant_id, id) deferrable;

alter table store.rating add constraint rating_served_by_fkey foreign key (tenant_id, "served_by") references store.group (tenant_id, id) deferrable;

alter table store.rating add constraint rating_group_fkey foreign key (tenant_id, "group") references store.group (tenant_id, id) deferrable;

alter table store.rating add constraint rating_assignee_fkey foreign key (tenant_id, "assignee") references store.person (tenant_id, id) deferrable;

alter table store.rating add constraint rating_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.rating_occasion add constraint rating_occasion_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.satisfaction_settings add constraint satisfaction_settings_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.report add constraint report_owner_fkey foreign key (tenant_id, "owner") references store.person (tenant_id, id) deferrable;

alter table store.report add constraint report_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

drop index if exists store.history_administrative_idx;
create index history_administrative_idx on store.history (tenant_id, at, record_id, seq) where record_type in
  ('approvalPolicy', 'assignmentRule', 'audience', 'automation', 'calendar', 'catalogueCategory', 'catalogueItem', 'catalogueItemVersion', 'company', 'department', 'flow', 'flowSecret', 'group', 'incidentSettings', 'location', 'mailbox', 'messageTemplate', 'notificationSettings', 'person', 'portalSettings', 'priorityRule', 'prioritySettings', 'problemSettings', 'questionSet', 'ratingOccasion', 'requestSettings', 'role', 'satisfactionSettings', 'service', 'serviceLevel', 'topic', 'view', 'webhook');
