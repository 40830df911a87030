-- When each person was last asked how content they are: one row for each, so that two at once find each other.
create table store.rating_turn (
  tenant_id uuid not null,
  person_id uuid not null,
  asked_at timestamptz not null,
  primary key (tenant_id, person_id)
);

select store.expose('rating_turn');

-- The links of such a mail: one secret answers one rating, once. It holds for the address that it was sent to.
create table store.rating_token (
  tenant_id uuid not null,
  hash bytea not null,
  rating_id uuid not null,
  person_id uuid not null,
  email text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, hash)
);

create index rating_token_expires_idx on store.rating_token (tenant_id, expires_at);

select store.expose('rating_token');

-- What guests want to report, until they have opened the link in their mail. The hash is that of the link's secret.
create table store.guest_report (
  tenant_id uuid not null,
  hash bytea not null,
  email text not null,
  title text not null,
  text text not null,
  language text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, hash)
);

create index guest_report_created_idx on store.guest_report (tenant_id, created_at);

create index guest_report_expires_idx on store.guest_report (tenant_id, expires_at);

select store.expose('guest_report');

-- When each mailbox was last mailed such a link: one row for each, so that two at once find each other.
create table store.guest_mail (
  tenant_id uuid not null,
  mailbox text not null,
  sent_at timestamptz not null,
  primary key (tenant_id, mailbox)
);

create index guest_mail_sent_idx on store.guest_mail (tenant_id, sent_at);

select store.expose('guest_mail');
