-- Made from the definitions by `npm run migration`, then reviewed.
-- Of records of which there is one for each tenant, such as settings, there cannot be a second one.

create unique index priority_settings_only_key on store.priority_settings using btree (tenant_id);

create unique index incident_settings_only_key on store.incident_settings using btree (tenant_id);

create unique index problem_settings_only_key on store.problem_settings using btree (tenant_id);
