-- What the list of API products searches, filters and sorts by, and who uses a product, oldest request first.
alter table api_product
  add column search text generated always as (lower(name || ' ' || display_name)) stored,
  add column access text generated always as
    (coalesce(jsonb_path_query_first(attributes, '$[*] ? (@.name == "access").value') #>> '{}', '')) stored;
create index api_product_title on api_product (organization_id, (lower(display_name)), id);
create index api_product_approval on api_product (organization_id, approval_type, (lower(display_name)), id);
create index api_product_modified on api_product (organization_id, modified_at, id);
create index api_product_search on api_product using gin (organization_id, search gin_trgm_ops);

drop index product_grant_product;
create index product_grant_product on product_grant (organization_id, product_id, status, requested_at, id);
create index product_grant_requested on product_grant (organization_id, product_id, requested_at, id);

-- How API products that are gone were approved: a new one of the same name is not automatic by an editor's word alone.
create table deleted_product (
  organization_id uuid not null references organization,
  name text not null,
  approval_type text not null check (approval_type in ('auto', 'manual')),
  primary key (organization_id, name)
);

create function remember_deleted_product() returns trigger language plpgsql as $$
begin
  insert into deleted_product values (old.organization_id, old.name, old.approval_type)
    on conflict (organization_id, name) do update set approval_type = excluded.approval_type;
  return null;
end $$;
create trigger remember_deleted_product after delete on api_product
  for each row execute function remember_deleted_product();
