-- Figures of the dashboard by day, for those that count too many records to count each time. A day is one of UTC. What is kept of a day is
-- true unless the day stands in figure_stale: whatever changes a record marks its days there in the same transaction, and then they are
-- counted directly until they have been counted anew.
create table store.figure_day (
  tenant_id uuid not null,
  record_type text not null,
  figure text not null,
  -- '' for all records, else the field by which they were parted, and its value.
  dimension text not null,
  key uuid not null,
  day date not null,
  -- Of the amount that the figure shows the spread of; 0 where it shows none.
  band smallint not null,
  n bigint not null,
  -- Sum of what is measured: seconds, or how many of them a rule holds for.
  amount double precision not null,
  primary key (tenant_id, record_type, figure, dimension, key, day, band)
);

select store.expose('figure_day');

-- Rows are added only, and nobody waits for another's: the same day may stand here often.
create table store.figure_stale (
  tenant_id uuid not null,
  id uuid not null,
  record_type text not null,
  day date not null,
  primary key (tenant_id, id)
);

create index on store.figure_stale (tenant_id, record_type, day);

select store.expose('figure_stale', 'select, insert, delete');

-- Since when a type's days are kept, by which definitions, and when they were last compared with the records.
create table store.figure_state (
  tenant_id uuid not null,
  record_type text not null,
  digest text not null,
  built_at timestamptz not null,
  checked_at timestamptz not null,
  primary key (tenant_id, record_type)
);

select store.expose('figure_state');
