-- A label by which teams divide their API products among themselves; it opens nothing and shuts nothing.
alter table api_product add column space text not null default '';
create index api_product_space on api_product (organization_id, space, name);
