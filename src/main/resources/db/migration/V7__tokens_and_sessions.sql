-- Accounts of programs belong to one organization, have a name instead of an address, and can never have a password.
alter table operator add column program_of uuid references organization;
alter table operator drop constraint operator_email_key_key;
alter table operator add constraint operator_program
  check (program_of is null or (password_hash is null and email !~ '@'));
create unique index operator_person on operator (email_key) where program_of is null;
create unique index operator_program_name on operator (program_of, email_key) where program_of is not null;

-- An API token acts as one operator in one organization; what it is, is known to nobody but who holds it.
create table api_token (
  organization_id uuid not null references organization,
  id uuid not null,
  operator_id uuid not null references operator,
  name text not null,
  token_hash bytea not null unique check (length(token_hash) = 32),
  hint text not null,
  roles text[] not null check (roles <@ array['viewer', 'approver', 'editor', 'auditor', 'admin'] and roles <> '{}'),
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  primary key (organization_id, id),
  check ((revoked_at is null) = (revoked_by is null))
);
create index api_token_operator on api_token (operator_id, organization_id);

-- Where people are signed in; a session that has an end counts for nothing from then on.
create table operator_session (
  id uuid primary key,
  operator_id uuid not null references operator,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  address text,
  browser text,
  ended_at timestamptz
);
create index operator_session_operator on operator_session (operator_id, last_seen_at);
create index operator_session_seen on operator_session (last_seen_at);
