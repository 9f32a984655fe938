-- What a create that named an Idempotency-Key has made, so that the same call sent again is answered the same again. The
-- fingerprint is a keyed hash of the call: bodies may hold secrets.
create table once_made (
  organization_id uuid not null references organization,
  operator_id uuid not null,
  key text not null check (length(key) between 1 and 255),
  fingerprint bytea not null check (length(fingerprint) = 32),
  kind text not null,
  made_id uuid,
  at timestamptz not null,
  primary key (organization_id, operator_id, key)
);
create index once_made_at on once_made (organization_id, at);

-- The grants of an organization in the order in which they were asked for, of one status or (as three of these ranges)
-- of any; it serves what waits as well.
create index product_grant_status on product_grant (organization_id, status, requested_at, id);
drop index product_grant_pending;
