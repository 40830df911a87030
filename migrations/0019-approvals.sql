-- Nobody decides what is their own, whoever asks the database to write it. What is nobody's (null) forbids nobody.
alter table store.approval_decision add constraint approval_decision_not_ones_own
  check (decided_by is null or separated is null or not (decided_by = any (separated)));

-- Who has decided, and that somebody has, are one fact.
alter table store.approval_decision add constraint approval_decision_decided
  check (state not in ('approved', 'rejected') or (decided_by is not null and decided_at is not null and way is not null));

-- Links in mails by which somebody decides without signing in: for one approver and one decision, once, until they expire. What the mail
-- holds is not here, only its hash.
create table store.approval_link (
  tenant_id uuid not null,
  hash bytea not null,
  approval_id uuid not null,
  person_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, hash)
);

create index approval_link_expires on store.approval_link (tenant_id, expires_at);

select store.expose('approval_link');
