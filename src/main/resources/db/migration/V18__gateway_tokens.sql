-- A gateway token lets one gateway ask about the keys of one organization, and does nothing else anywhere. What it is, is
-- known to nobody but the gateway.
create table gateway_token (
  organization_id uuid not null references organization,
  id uuid not null,
  name text not null,
  token_hash bytea not null unique check (length(token_hash) = 32),
  hint text not null,
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  primary key (organization_id, id),
  check ((revoked_at is null) = (revoked_by is null))
);
