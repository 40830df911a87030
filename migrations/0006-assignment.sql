-- Choices among the members of a group, each with its number: who was chosen longest ago comes first. The queue's row is also
-- what choices of the same group wait for, one after the other.
create table store.assignment_queue (
  tenant_id uuid not null,
  group_id uuid not null,
  turns bigint not null,
  primary key (tenant_id, group_id)
);
select store.expose('assignment_queue');

create table store.assignment_turn (
  tenant_id uuid not null,
  group_id uuid not null,
  person_id uuid not null,
  turn bigint not null,
  primary key (tenant_id, group_id, person_id)
);
select store.expose('assignment_turn');
