-- Calendars, service levels, rules of assignment and automations stand in the audit.
drop index store.history_administrative_idx;
create index history_administrative_idx on store.history (tenant_id, at, record_id, seq) where record_type in
  ('person', 'group', 'role', 'location', 'company', 'department', 'view', 'service', 'calendar', 'serviceLevel', 'assignmentRule', 'automation',
   'priorityRule', 'prioritySettings', 'incidentSettings', 'problemSettings', 'webhook');
