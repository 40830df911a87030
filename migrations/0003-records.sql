-- Made from the definitions by `npm run migration`, then reviewed.

create table store.person (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "email" text,
  "active" boolean not null,
  "roles" uuid[],
  "title" text,
  "phone" text,
  "company" uuid,
  "department" uuid,
  "location" uuid,
  "manager" uuid,
  "language" text not null,
  "time_zone" text,
  "vip" boolean not null,
  "access_ended_at" timestamptz,
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

create unique index person_email_key on store.person using btree (tenant_id, "email");

create index person_name_id_idx on store.person using btree (tenant_id, "name", "id");

create index person_created_at_id_idx on store.person using btree (tenant_id, "created_at", "id");

create index person_updated_at_id_idx on store.person using btree (tenant_id, "updated_at", "id");

create index person_active_name_id_idx on store.person using btree (tenant_id, "active", "name", "id");

create index person_manager_id_idx on store.person using btree (tenant_id, "manager", "id");

create index person_company_id_idx on store.person using btree (tenant_id, "company", "id");

create index person_department_id_idx on store.person using btree (tenant_id, "department", "id");

create index person_location_id_idx on store.person using btree (tenant_id, "location", "id");

create index person_roles_idx on store.person using gin (tenant_id, "roles") with (fastupdate = off);

create index person_search_idx on store.person using gin (tenant_id, "search") with (fastupdate = off);

create index person_name_trgm on store.person using gin (tenant_id, lower("name") gin_trgm_ops) with (fastupdate = off);

select store.expose('person');

create table store.group (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "description" text,
  "email" text,
  "members" uuid[],
  "leads" uuid[],
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

create unique index group_name_key on store.group using btree (tenant_id, "name");

create index group_created_at_id_idx on store.group using btree (tenant_id, "created_at", "id");

create index group_updated_at_id_idx on store.group using btree (tenant_id, "updated_at", "id");

create index group_members_idx on store.group using gin (tenant_id, "members") with (fastupdate = off);

create index group_leads_idx on store.group using gin (tenant_id, "leads") with (fastupdate = off);

create index group_search_idx on store.group using gin (tenant_id, "search") with (fastupdate = off);

create index group_name_trgm on store.group using gin (tenant_id, lower("name") gin_trgm_ops) with (fastupdate = off);

select store.expose('group');

create table store.role (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "key" text not null,
  "description" text,
  "includes" uuid[],
  "built_in" boolean not null,
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

create unique index role_name_key on store.role using btree (tenant_id, "name");

create unique index role_key_key on store.role using btree (tenant_id, "key");

create index role_created_at_id_idx on store.role using btree (tenant_id, "created_at", "id");

create index role_updated_at_id_idx on store.role using btree (tenant_id, "updated_at", "id");

create index role_includes_idx on store.role using gin (tenant_id, "includes") with (fastupdate = off);

create index role_search_idx on store.role using gin (tenant_id, "search") with (fastupdate = off);

create index role_name_trgm on store.role using gin (tenant_id, lower("name") gin_trgm_ops) with (fastupdate = off);

select store.expose('role');

create table store.company (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "phone" text,
  "notes" text,
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

create unique index company_name_key on store.company using btree (tenant_id, "name");

create index company_created_at_id_idx on store.company using btree (tenant_id, "created_at", "id");

create index company_updated_at_id_idx on store.company using btree (tenant_id, "updated_at", "id");

create index company_search_idx on store.company using gin (tenant_id, "search") with (fastupdate = off);

create index company_name_trgm on store.company using gin (tenant_id, lower("name") gin_trgm_ops) with (fastupdate = off);

select store.expose('company');

create table store.department (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "company" uuid,
  "head" uuid,
  "parent" uuid,
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

create unique index department_name_key on store.department using btree (tenant_id, "name");

create index department_created_at_id_idx on store.department using btree (tenant_id, "created_at", "id");

create index department_updated_at_id_idx on store.department using btree (tenant_id, "updated_at", "id");

create index department_company_id_idx on store.department using btree (tenant_id, "company", "id");

create index department_parent_id_idx on store.department using btree (tenant_id, "parent", "id");

create index department_search_idx on store.department using gin (tenant_id, "search") with (fastupdate = off);

create index department_name_trgm on store.department using gin (tenant_id, lower("name") gin_trgm_ops) with (fastupdate = off);

select store.expose('department');

create table store.location (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "address" text,
  "time_zone" text,
  "parent" uuid,
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

create unique index location_name_key on store.location using btree (tenant_id, "name");

create index location_created_at_id_idx on store.location using btree (tenant_id, "created_at", "id");

create index location_updated_at_id_idx on store.location using btree (tenant_id, "updated_at", "id");

create index location_parent_id_idx on store.location using btree (tenant_id, "parent", "id");

create index location_search_idx on store.location using gin (tenant_id, "search") with (fastupdate = off);

create index location_name_trgm on store.location using gin (tenant_id, lower("name") gin_trgm_ops) with (fastupdate = off);

select store.expose('location');

create table store.view (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "record_type" text not null,
  "filter" text,
  "sort" text,
  "columns" text,
  "layout" text not null,
  "owner" uuid not null,
  "shared_with" uuid[],
  "everyone" boolean not null,
  "position" bigint,
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

create index view_created_at_id_idx on store.view using btree (tenant_id, "created_at", "id");

create index view_updated_at_id_idx on store.view using btree (tenant_id, "updated_at", "id");

create index view_record_type_name_id_idx on store.view using btree (tenant_id, "record_type", "name", "id");

create index view_owner_name_id_idx on store.view using btree (tenant_id, "owner", "name", "id");

create index view_shared_with_idx on store.view using gin (tenant_id, "shared_with") with (fastupdate = off);

create index view_search_idx on store.view using gin (tenant_id, "search") with (fastupdate = off);

create index view_name_trgm on store.view using gin (tenant_id, lower("name") gin_trgm_ops) with (fastupdate = off);

select store.expose('view');

create table store.priority_rule (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "impact" text not null,
  "urgency" text not null,
  "priority" bigint not null,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "source" text,
  "custom" jsonb not null default '{}',
  "history_seq" integer not null,
  "history_hash" bytea not null,
  primary key (tenant_id, id)
);

create unique index priority_rule_impact_urgency_key on store.priority_rule using btree (tenant_id, "impact", "urgency");

create index priority_rule_created_at_id_idx on store.priority_rule using btree (tenant_id, "created_at", "id");

create index priority_rule_updated_at_id_idx on store.priority_rule using btree (tenant_id, "updated_at", "id");

select store.expose('priority_rule');

create table store.priority_settings (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "method" text not null,
  "high_impact" bigint not null,
  "medium_impact" bigint not null,
  "low_impact" bigint not null,
  "high_urgency" bigint not null,
  "medium_urgency" bigint not null,
  "low_urgency" bigint not null,
  "critical_from" bigint not null,
  "high_from" bigint not null,
  "moderate_from" bigint not null,
  "low_from" bigint not null,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "source" text,
  "custom" jsonb not null default '{}',
  "history_seq" integer not null,
  "history_hash" bytea not null,
  primary key (tenant_id, id)
);

create index priority_settings_created_at_id_idx on store.priority_settings using btree (tenant_id, "created_at", "id");

create index priority_settings_updated_at_id_idx on store.priority_settings using btree (tenant_id, "updated_at", "id");

select store.expose('priority_settings');

create table store.service (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "name" text not null,
  "description" text,
  "owner" uuid,
  "support_group" uuid,
  "criticality" text not null,
  "parent" uuid,
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

create unique index service_name_key on store.service using btree (tenant_id, "name");

create index service_owner_id_idx on store.service using btree (tenant_id, "owner", "id");

create index service_created_at_id_idx on store.service using btree (tenant_id, "created_at", "id");

create index service_updated_at_id_idx on store.service using btree (tenant_id, "updated_at", "id");

create index service_parent_id_idx on store.service using btree (tenant_id, "parent", "id");

create index service_search_idx on store.service using gin (tenant_id, "search") with (fastupdate = off);

create index service_name_trgm on store.service using gin (tenant_id, lower("name") gin_trgm_ops) with (fastupdate = off);

select store.expose('service');

create sequence app.incident_number start 1000001;

grant usage, select, update on sequence app.incident_number to mainstay_app;

create table store.incident (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "number" text not null,
  "title" text not null,
  "description" text,
  "group" uuid,
  "assignee" uuid,
  "opened_at" timestamptz not null,
  "closed_at" timestamptz,
  "closed_by" uuid,
  "requester" uuid,
  "contact_type" text,
  "watchers" uuid[],
  "service" uuid,
  "classification" text,
  "subclassification" text,
  "location" uuid,
  "company" uuid,
  "impact" text not null,
  "urgency" text not null,
  "priority" bigint not null,
  "severity" text,
  "hold_reason" text,
  "follow_up" date,
  "vendor" text,
  "reassignment_count" bigint not null,
  "resolution_code" text,
  "resolution_note" text,
  "resolved_at" timestamptz,
  "resolved_by" uuid,
  "reopen_count" bigint not null,
  "reopened_at" timestamptz,
  "reopened_by" uuid,
  "major_state" text not null,
  "business_impact" text,
  "proposed_at" timestamptz,
  "proposed_by" uuid,
  "accepted_at" timestamptz,
  "accepted_by" uuid,
  "parent" uuid,
  "duplicate_of" uuid,
  "problem" uuid,
  "change_number" text,
  "caused_by_change" text,
  "correlation_id" text,
  "correlation_display" text,
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

create unique index incident_number_key on store.incident using btree (tenant_id, "number");

create index incident_correlation_id_id_idx on store.incident using btree (tenant_id, "correlation_id", "id");

create index incident_created_at_id_idx on store.incident using btree (tenant_id, "created_at", "id");

create index incident_updated_at_id_idx on store.incident using btree (tenant_id, "updated_at", "id");

create index incident_category_priority_updated_at_id_idx on store.incident using btree (tenant_id, "category", "priority", "updated_at" desc, "id" desc);

create index incident_state_updated_at_id_idx on store.incident using btree (tenant_id, "state", "updated_at" desc, "id" desc);

create index incident_group_category_updated_at_id_idx on store.incident using btree (tenant_id, "group", "category", "updated_at" desc, "id" desc);

create index incident_assignee_category_updated_at_id_idx on store.incident using btree (tenant_id, "assignee", "category", "updated_at" desc, "id" desc);

create index incident_requester_updated_at_id_idx on store.incident using btree (tenant_id, "requester", "updated_at" desc, "id" desc);

create index incident_created_by_updated_at_id_idx on store.incident using btree (tenant_id, "created_by", "updated_at" desc, "id" desc);

create index incident_service_category_updated_at_id_idx on store.incident using btree (tenant_id, "service", "category", "updated_at" desc, "id" desc);

create index incident_state_resolved_at_id_idx on store.incident using btree (tenant_id, "state", "resolved_at", "id");

create index incident_service_id_idx on store.incident using btree (tenant_id, "service", "id");

create index incident_parent_id_idx on store.incident using btree (tenant_id, "parent", "id");

create index incident_duplicate_of_id_idx on store.incident using btree (tenant_id, "duplicate_of", "id");

create index incident_problem_id_idx on store.incident using btree (tenant_id, "problem", "id");

create index incident_watchers_idx on store.incident using gin (tenant_id, "watchers") with (fastupdate = off);

create index incident_search_idx on store.incident using gin (tenant_id, "search") with (fastupdate = off);

create index incident_title_trgm on store.incident using gin (tenant_id, lower("title") gin_trgm_ops) with (fastupdate = off);

select store.expose('incident');

create sequence app.incident_task_number start 1000001;

grant usage, select, update on sequence app.incident_task_number to mainstay_app;

create table store.incident_task (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "number" text not null,
  "incident" uuid not null,
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

create unique index incident_task_number_key on store.incident_task using btree (tenant_id, "number");

create index incident_task_created_at_id_idx on store.incident_task using btree (tenant_id, "created_at", "id");

create index incident_task_updated_at_id_idx on store.incident_task using btree (tenant_id, "updated_at", "id");

create index incident_task_group_category_updated_at_id_idx on store.incident_task using btree (tenant_id, "group", "category", "updated_at" desc, "id" desc);

create index incident_task_assignee_category_updated_at_id_idx on store.incident_task using btree (tenant_id, "assignee", "category", "updated_at" desc, "id" desc);

create index incident_task_incident_category_id_idx on store.incident_task using btree (tenant_id, "incident", "category", "id");

create index incident_task_category_priority_updated_at_id_idx on store.incident_task using btree (tenant_id, "category", "priority", "updated_at" desc, "id" desc);

create index incident_task_incident_id_idx on store.incident_task using btree (tenant_id, "incident", "id");

create index incident_task_search_idx on store.incident_task using gin (tenant_id, "search") with (fastupdate = off);

create index incident_task_title_trgm on store.incident_task using gin (tenant_id, lower("title") gin_trgm_ops) with (fastupdate = off);

select store.expose('incident_task');

create table store.incident_settings (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "auto_close_after" bigint,
  "requester_may_reopen" boolean not null,
  "reopen_within" bigint,
  "children_follow" boolean not null,
  "children_reopen" boolean not null,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "source" text,
  "custom" jsonb not null default '{}',
  "history_seq" integer not null,
  "history_hash" bytea not null,
  primary key (tenant_id, id)
);

create index incident_settings_created_at_id_idx on store.incident_settings using btree (tenant_id, "created_at", "id");

create index incident_settings_updated_at_id_idx on store.incident_settings using btree (tenant_id, "updated_at", "id");

select store.expose('incident_settings');

create sequence app.problem_number start 1000001;

grant usage, select, update on sequence app.problem_number to mainstay_app;

create table store.problem (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "number" text not null,
  "title" text not null,
  "description" text,
  "group" uuid,
  "assignee" uuid,
  "opened_at" timestamptz not null,
  "closed_at" timestamptz,
  "closed_by" uuid,
  "service" uuid,
  "classification" text,
  "subclassification" text,
  "location" uuid,
  "company" uuid,
  "impact" text not null,
  "urgency" text not null,
  "priority" bigint not null,
  "coordinator" uuid,
  "first_reported_by" uuid,
  "duplicate_of" uuid,
  "watchers" uuid[],
  "cause_notes" text,
  "workaround" text,
  "known_error" boolean not null,
  "major_problem" boolean not null,
  "confirmed_at" timestamptz,
  "confirmed_by" uuid,
  "fix_notes" text,
  "fix_at" timestamptz,
  "fix_by" uuid,
  "change_number" text,
  "resolves_incidents" text not null,
  "risk_reason" text,
  "resolution_code" text,
  "resolved_at" timestamptz,
  "resolved_by" uuid,
  "workaround_told" text,
  "workaround_told_to" uuid[],
  "fix_told" text,
  "fix_told_to" uuid[],
  "correlation_id" text,
  "correlation_display" text,
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

create unique index problem_number_key on store.problem using btree (tenant_id, "number");

create index problem_correlation_id_id_idx on store.problem using btree (tenant_id, "correlation_id", "id");

create index problem_created_at_id_idx on store.problem using btree (tenant_id, "created_at", "id");

create index problem_updated_at_id_idx on store.problem using btree (tenant_id, "updated_at", "id");

create index problem_category_priority_updated_at_id_idx on store.problem using btree (tenant_id, "category", "priority", "updated_at" desc, "id" desc);

create index problem_state_updated_at_id_idx on store.problem using btree (tenant_id, "state", "updated_at" desc, "id" desc);

create index problem_group_category_updated_at_id_idx on store.problem using btree (tenant_id, "group", "category", "updated_at" desc, "id" desc);

create index problem_assignee_category_updated_at_id_idx on store.problem using btree (tenant_id, "assignee", "category", "updated_at" desc, "id" desc);

create index problem_service_category_updated_at_id_idx on store.problem using btree (tenant_id, "service", "category", "updated_at" desc, "id" desc);

create index problem_service_id_idx on store.problem using btree (tenant_id, "service", "id");

create index problem_duplicate_of_id_idx on store.problem using btree (tenant_id, "duplicate_of", "id");

create index problem_watchers_idx on store.problem using gin (tenant_id, "watchers") with (fastupdate = off);

create index problem_workaround_told_to_idx on store.problem using gin (tenant_id, "workaround_told_to") with (fastupdate = off);

create index problem_fix_told_to_idx on store.problem using gin (tenant_id, "fix_told_to") with (fastupdate = off);

create index problem_search_idx on store.problem using gin (tenant_id, "search") with (fastupdate = off);

create index problem_title_trgm on store.problem using gin (tenant_id, lower("title") gin_trgm_ops) with (fastupdate = off);

select store.expose('problem');

create sequence app.problem_task_number start 1000001;

grant usage, select, update on sequence app.problem_task_number to mainstay_app;

create table store.problem_task (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "number" text not null,
  "problem" uuid not null,
  "purpose" text not null,
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

create unique index problem_task_number_key on store.problem_task using btree (tenant_id, "number");

create index problem_task_created_at_id_idx on store.problem_task using btree (tenant_id, "created_at", "id");

create index problem_task_updated_at_id_idx on store.problem_task using btree (tenant_id, "updated_at", "id");

create index problem_task_group_category_updated_at_id_idx on store.problem_task using btree (tenant_id, "group", "category", "updated_at" desc, "id" desc);

create index problem_task_assignee_category_updated_at_id_idx on store.problem_task using btree (tenant_id, "assignee", "category", "updated_at" desc, "id" desc);

create index problem_task_problem_category_id_idx on store.problem_task using btree (tenant_id, "problem", "category", "id");

create index problem_task_problem_id_idx on store.problem_task using btree (tenant_id, "problem", "id");

create index problem_task_search_idx on store.problem_task using gin (tenant_id, "search") with (fastupdate = off);

create index problem_task_title_trgm on store.problem_task using gin (tenant_id, lower("title") gin_trgm_ops) with (fastupdate = off);

select store.expose('problem_task');

create table store.problem_settings (
  "tenant_id" uuid not null,
  "id" uuid not null,
  "version" integer not null,
  "risk_accepted_closes" boolean not null,
  "closing_cancels_tasks" boolean not null,
  "tasks_on_closed" boolean not null,
  "reanalyse_completed" text not null,
  "reanalyse_risk_accepted" text not null,
  "reanalyse_canceled" text not null,
  "created_at" timestamptz not null,
  "created_by" uuid,
  "updated_at" timestamptz not null,
  "source" text,
  "custom" jsonb not null default '{}',
  "history_seq" integer not null,
  "history_hash" bytea not null,
  primary key (tenant_id, id)
);

create index problem_settings_created_at_id_idx on store.problem_settings using btree (tenant_id, "created_at", "id");

create index problem_settings_updated_at_id_idx on store.problem_settings using btree (tenant_id, "updated_at", "id");

select store.expose('problem_settings');

alter table store.person add constraint person_company_fkey foreign key (tenant_id, "company") references store.company (tenant_id, id) deferrable;

alter table store.person add constraint person_department_fkey foreign key (tenant_id, "department") references store.department (tenant_id, id) deferrable;

alter table store.person add constraint person_location_fkey foreign key (tenant_id, "location") references store.location (tenant_id, id) deferrable;

alter table store.person add constraint person_manager_fkey foreign key (tenant_id, "manager") references store.person (tenant_id, id) deferrable;

alter table store.person add constraint person_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.group add constraint group_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.role add constraint role_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.company add constraint company_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.department add constraint department_company_fkey foreign key (tenant_id, "company") references store.company (tenant_id, id) deferrable;

alter table store.department add constraint department_head_fkey foreign key (tenant_id, "head") references store.person (tenant_id, id) deferrable;

alter table store.department add constraint department_parent_fkey foreign key (tenant_id, "parent") references store.department (tenant_id, id) deferrable;

alter table store.department add constraint department_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.location add constraint location_parent_fkey foreign key (tenant_id, "parent") references store.location (tenant_id, id) deferrable;

alter table store.location add constraint location_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.view add constraint view_owner_fkey foreign key (tenant_id, "owner") references store.person (tenant_id, id) deferrable;

alter table store.view add constraint view_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.priority_rule add constraint priority_rule_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.priority_settings add constraint priority_settings_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.service add constraint service_owner_fkey foreign key (tenant_id, "owner") references store.person (tenant_id, id) deferrable;

alter table store.service add constraint service_support_group_fkey foreign key (tenant_id, "support_group") references store.group (tenant_id, id) deferrable;

alter table store.service add constraint service_parent_fkey foreign key (tenant_id, "parent") references store.service (tenant_id, id) deferrable;

alter table store.service add constraint service_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.incident add constraint incident_group_fkey foreign key (tenant_id, "group") references store.group (tenant_id, id) deferrable;

alter table store.incident add constraint incident_assignee_fkey foreign key (tenant_id, "assignee") references store.person (tenant_id, id) deferrable;

alter table store.incident add constraint incident_closed_by_fkey foreign key (tenant_id, "closed_by") references store.person (tenant_id, id) deferrable;

alter table store.incident add constraint incident_requester_fkey foreign key (tenant_id, "requester") references store.person (tenant_id, id) deferrable;

alter table store.incident add constraint incident_service_fkey foreign key (tenant_id, "service") references store.service (tenant_id, id) deferrable;

alter table store.incident add constraint incident_location_fkey foreign key (tenant_id, "location") references store.location (tenant_id, id) deferrable;

alter table store.incident add constraint incident_company_fkey foreign key (tenant_id, "company") references store.company (tenant_id, id) deferrable;

alter table store.incident add constraint incident_resolved_by_fkey foreign key (tenant_id, "resolved_by") references store.person (tenant_id, id) deferrable;

alter table store.incident add constraint incident_reopened_by_fkey foreign key (tenant_id, "reopened_by") references store.person (tenant_id, id) deferrable;

alter table store.incident add constraint incident_proposed_by_fkey foreign key (tenant_id, "proposed_by") references store.person (tenant_id, id) deferrable;

alter table store.incident add constraint incident_accepted_by_fkey foreign key (tenant_id, "accepted_by") references store.person (tenant_id, id) deferrable;

alter table store.incident add constraint incident_parent_fkey foreign key (tenant_id, "parent") references store.incident (tenant_id, id) deferrable;

alter table store.incident add constraint incident_duplicate_of_fkey foreign key (tenant_id, "duplicate_of") references store.incident (tenant_id, id) deferrable;

alter table store.incident add constraint incident_problem_fkey foreign key (tenant_id, "problem") references store.problem (tenant_id, id) deferrable;

alter table store.incident add constraint incident_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.incident_task add constraint incident_task_incident_fkey foreign key (tenant_id, "incident") references store.incident (tenant_id, id) deferrable;

alter table store.incident_task add constraint incident_task_group_fkey foreign key (tenant_id, "group") references store.group (tenant_id, id) deferrable;

alter table store.incident_task add constraint incident_task_assignee_fkey foreign key (tenant_id, "assignee") references store.person (tenant_id, id) deferrable;

alter table store.incident_task add constraint incident_task_closed_by_fkey foreign key (tenant_id, "closed_by") references store.person (tenant_id, id) deferrable;

alter table store.incident_task add constraint incident_task_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.incident_settings add constraint incident_settings_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.problem add constraint problem_group_fkey foreign key (tenant_id, "group") references store.group (tenant_id, id) deferrable;

alter table store.problem add constraint problem_assignee_fkey foreign key (tenant_id, "assignee") references store.person (tenant_id, id) deferrable;

alter table store.problem add constraint problem_closed_by_fkey foreign key (tenant_id, "closed_by") references store.person (tenant_id, id) deferrable;

alter table store.problem add constraint problem_service_fkey foreign key (tenant_id, "service") references store.service (tenant_id, id) deferrable;

alter table store.problem add constraint problem_location_fkey foreign key (tenant_id, "location") references store.location (tenant_id, id) deferrable;

alter table store.problem add constraint problem_company_fkey foreign key (tenant_id, "company") references store.company (tenant_id, id) deferrable;

alter table store.problem add constraint problem_coordinator_fkey foreign key (tenant_id, "coordinator") references store.person (tenant_id, id) deferrable;

alter table store.problem add constraint problem_first_reported_by_fkey foreign key (tenant_id, "first_reported_by") references store.incident (tenant_id, id) deferrable;

alter table store.problem add constraint problem_duplicate_of_fkey foreign key (tenant_id, "duplicate_of") references store.problem (tenant_id, id) deferrable;

alter table store.problem add constraint problem_confirmed_by_fkey foreign key (tenant_id, "confirmed_by") references store.person (tenant_id, id) deferrable;

alter table store.problem add constraint problem_fix_by_fkey foreign key (tenant_id, "fix_by") references store.person (tenant_id, id) deferrable;

alter table store.problem add constraint problem_resolved_by_fkey foreign key (tenant_id, "resolved_by") references store.person (tenant_id, id) deferrable;

alter table store.problem add constraint problem_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.problem_task add constraint problem_task_problem_fkey foreign key (tenant_id, "problem") references store.problem (tenant_id, id) deferrable;

alter table store.problem_task add constraint problem_task_group_fkey foreign key (tenant_id, "group") references store.group (tenant_id, id) deferrable;

alter table store.problem_task add constraint problem_task_assignee_fkey foreign key (tenant_id, "assignee") references store.person (tenant_id, id) deferrable;

alter table store.problem_task add constraint problem_task_closed_by_fkey foreign key (tenant_id, "closed_by") references store.person (tenant_id, id) deferrable;

alter table store.problem_task add constraint problem_task_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;

alter table store.problem_settings add constraint problem_settings_created_by_fkey foreign key (tenant_id, "created_by") references store.person (tenant_id, id) deferrable;
