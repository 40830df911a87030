-- A worker looks for each name that it knows: what waits for other workers must not be read again and again on the way.
drop index store.job_due_at_idx;
create index job_name_idx on store.job (tenant_id, name, due_at) where lane is null and dead_at is null;
