-- Who made an API product automatic is known also when it was deleted and comes back under its name.
set local lock_timeout = '10s';
alter table deleted_product add column automatic_by uuid;

create or replace function remember_deleted_product() returns trigger language plpgsql as $$
begin
  insert into deleted_product (organization_id, name, approval_type, automatic_by)
    values (old.organization_id, old.name, old.approval_type, old.automatic_by)
    on conflict (organization_id, name)
    do update set approval_type = excluded.approval_type, automatic_by = excluded.automatic_by;
  return null;
end $$;
