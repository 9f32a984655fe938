-- What gateways asked about keys that exist: when each last passed, and what of it was refused, by reason and gateway.
-- Of keys that nobody has, nothing is kept. Neither table is a record of decisions: instances count in memory and write
-- now and then, so what an instance counted last may be missing after a crash.
create table key_use (
  organization_id uuid not null,
  credential_id uuid not null,
  last_allowed_at timestamptz not null,
  primary key (organization_id, credential_id),
  foreign key (organization_id, credential_id) references credential on delete cascade
) with (fillfactor = 70);

-- method and path are those of the last such call, the path without its query.
create table refused_call (
  organization_id uuid not null,
  credential_id uuid not null,
  reason text not null,
  gateway text not null,
  method text not null,
  path text not null check (length(path) <= 200),
  first_at timestamptz not null,
  last_at timestamptz not null,
  calls bigint not null check (calls > 0),
  primary key (organization_id, credential_id, reason, gateway),
  foreign key (organization_id, credential_id) references credential on delete cascade
) with (fillfactor = 70);
