-- A lane is a queue within the queue, such as one for each address that webhooks are sent to: so many of its jobs run at a
-- time and no more, beside all others, so that whoever answers slowly delays nobody else.
alter table store.job add column lane text;
create index job_lane_idx on store.job (tenant_id, lane, due_at) where lane is not null and dead_at is null;
create index job_dead_idx on store.job (tenant_id, dead_at, id) where dead_at is not null;
select store.expose('job');

-- Workers say that they live. One that was killed leaves its row, which is seen to grow old.
create table store.worker (
  tenant_id uuid not null,
  id text not null,
  host text not null,
  pid integer not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  running integer not null,
  done integer not null,
  failed integer not null,
  primary key (tenant_id, id)
);
select store.expose('worker');
