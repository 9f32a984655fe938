-- What people mean by "changed" in the list of apps: the details or the status, whichever came last.
alter table app add column changed_at timestamptz not null
  generated always as (greatest(modified_at, status_changed_at)) stored;
create index app_changed on app (organization_id, changed_at, id);
drop index app_modified;
