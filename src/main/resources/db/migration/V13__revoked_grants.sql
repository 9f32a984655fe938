-- An API product that was revoked on a key and then taken off it, by whatever way: asked for again on that key, it waits
-- for an approver even where it is automatic for everybody else.
create table revoked_grant (
  organization_id uuid not null references organization,
  key_hash bytea not null,
  product_name text not null,
  primary key (organization_id, key_hash, product_name)
);
