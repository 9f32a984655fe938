-- What exists. Every key begins with the organization, so that rows can be distributed by it. Apps, credentials and
-- grants belong to an organization through their owners.

create table developer (
  organization_id uuid not null references organization,
  id uuid not null,
  developer_id text not null,
  email text not null,
  email_key text generated always as (lower(email)) stored,
  first_name text not null default '',
  last_name text not null default '',
  user_name text not null default '',
  attributes jsonb not null default '[]',
  status text not null check (status in ('active', 'inactive')),
  status_revision bigint not null default 0,
  status_changed_at timestamptz not null,
  status_changed_by text not null,
  created_at timestamptz not null,
  created_by text not null,
  modified_at timestamptz not null,
  modified_by text not null,
  version bigint not null default 0,
  primary key (organization_id, id),
  unique (organization_id, email_key),
  unique (organization_id, developer_id)
);

create table app_group (
  organization_id uuid not null references organization,
  id uuid not null,
  name text not null,
  display_name text not null default '',
  channel_id text not null default '',
  channel_uri text not null default '',
  email text not null default '',
  attributes jsonb not null default '[]',
  status text not null check (status in ('active', 'inactive')),
  status_revision bigint not null default 0,
  status_changed_at timestamptz not null,
  status_changed_by text not null,
  created_at timestamptz not null,
  created_by text not null,
  modified_at timestamptz not null,
  modified_by text not null,
  version bigint not null default 0,
  primary key (organization_id, id),
  unique (organization_id, name)
);

create table api_product (
  organization_id uuid not null references organization,
  id uuid not null,
  name text not null check (name ~ '^[A-Za-z0-9._$ %-]+$'),
  display_name text not null,
  description text not null default '',
  approval_type text not null check (approval_type in ('auto', 'manual')),
  environments text[] not null default '{}',
  proxies text[] not null default '{}',
  api_resources text[] not null default '{}',
  operation_group jsonb,
  scopes text[] not null default '{}',
  quota text,
  quota_interval text,
  quota_time_unit text,
  attributes jsonb not null default '[]',
  created_at timestamptz not null,
  created_by text not null,
  modified_at timestamptz not null,
  modified_by text not null,
  version bigint not null default 0,
  primary key (organization_id, id),
  unique (organization_id, name)
);

-- The API products an approver is limited to; without rows an approver whose membership says
-- all_products decides on everything.
create table membership_product (
  organization_id uuid not null,
  operator_id uuid not null,
  product_id uuid not null,
  primary key (organization_id, operator_id, product_id),
  foreign key (organization_id, operator_id) references membership on delete cascade,
  foreign key (organization_id, product_id) references api_product on delete cascade
);

create table app (
  organization_id uuid not null,
  id uuid not null,
  developer_id uuid,
  app_group_id uuid,
  name text not null,
  display_name text generated always as
    (coalesce(jsonb_path_query_first(attributes, '$[*] ? (@.name == "DisplayName").value') #>> '{}', '')) stored,
  callback_url text not null default '',
  app_family text not null default 'default',
  scopes text[] not null default '{}',
  attributes jsonb not null default '[]',
  owner_key text not null default '',
  search text not null default '',
  status text not null check (status in ('approved', 'revoked')),
  status_revision bigint not null default 0,
  status_changed_at timestamptz not null,
  status_changed_by text not null,
  created_at timestamptz not null,
  created_by text not null,
  modified_at timestamptz not null,
  modified_by text not null,
  version bigint not null default 0,
  primary key (organization_id, id),
  unique (organization_id, developer_id, name),
  unique (organization_id, app_group_id, name),
  foreign key (organization_id, developer_id) references developer,
  foreign key (organization_id, app_group_id) references app_group,
  check (num_nonnulls(developer_id, app_group_id) = 1)
);
create index app_name on app (organization_id, name, id);
create index app_owner on app (organization_id, owner_key, name, id);
create index app_created on app (organization_id, created_at, id);
create index app_modified on app (organization_id, modified_at, id);
create index app_status on app (organization_id, status, name, id);
create index app_group_apps on app (organization_id, app_group_id) where app_group_id is not null;
create index app_search on app using gin (organization_id, search gin_trgm_ops);

-- A consumer key once used stays reserved for ever: a deleted key that comes back by import
-- comes back with the status it had.
create table consumer_key (
  organization_id uuid not null references organization,
  key_hash bytea not null,
  hash_version bigint not null,
  key_id uuid not null,
  last_status text check (last_status in ('approved', 'revoked')),
  primary key (organization_id, key_hash)
);

create table credential (
  organization_id uuid not null,
  id uuid not null,
  app_id uuid not null,
  key_hash bytea not null,
  hash_version bigint not null,
  key_hint text not null,
  key_cipher bytea not null,
  secret_cipher bytea not null,
  scopes text[] not null default '{}',
  attributes jsonb not null default '[]',
  issued_at timestamptz not null,
  expires_at timestamptz,
  status text not null check (status in ('approved', 'revoked')),
  status_revision bigint not null default 0,
  status_changed_at timestamptz not null,
  status_changed_by text not null,
  version bigint not null default 0,
  primary key (organization_id, id),
  unique (organization_id, key_hash),
  foreign key (organization_id, app_id) references app,
  foreign key (organization_id, key_hash) references consumer_key
);
create index credential_app on credential (organization_id, app_id, issued_at desc, id);

create table product_grant (
  organization_id uuid not null,
  id uuid not null,
  credential_id uuid not null,
  product_id uuid not null,
  requested_at timestamptz not null,
  requested_by text not null,
  requested_by_id uuid,
  request_reason text,
  status text not null check (status in ('approved', 'revoked', 'pending')),
  status_revision bigint not null default 0,
  status_changed_at timestamptz not null,
  status_changed_by text not null,
  version bigint not null default 0,
  primary key (organization_id, id),
  unique (organization_id, credential_id, product_id),
  foreign key (organization_id, credential_id) references credential,
  foreign key (organization_id, product_id) references api_product
);
create index product_grant_product on product_grant (organization_id, product_id, status);
create index product_grant_pending on product_grant (organization_id, requested_at, id) where status = 'pending';
