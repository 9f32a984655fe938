-- Lists of developers and app groups that stay quick with a million rows: found by part of a text, and sorted by every
-- column they can be sorted by.
alter table developer
  add column search text generated always as (lower(email || ' ' || first_name || ' ' || last_name || ' ' || user_name)) stored,
  add column changed_at timestamptz not null generated always as (greatest(modified_at, status_changed_at)) stored;
create index developer_search on developer using gin (organization_id, search gin_trgm_ops);
create index developer_status on developer (organization_id, status, email_key);
create index developer_created on developer (organization_id, created_at, id);
create index developer_changed on developer (organization_id, changed_at, id);

alter table app_group
  add column name_key text generated always as (lower(name)) stored,
  add column search text generated always as (lower(name || ' ' || display_name || ' ' || email)) stored,
  add column changed_at timestamptz not null generated always as (greatest(modified_at, status_changed_at)) stored;
create index app_group_search on app_group using gin (organization_id, search gin_trgm_ops);
create index app_group_name on app_group (organization_id, name_key, id);
create index app_group_status on app_group (organization_id, status, name_key, id);
create index app_group_created on app_group (organization_id, created_at, id);
create index app_group_changed on app_group (organization_id, changed_at, id);
