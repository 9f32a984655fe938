-- The API products that the approvals of a token are limited to. A product that is deleted leaves the limit, and the
-- limit stays one: without rows such a token approves nothing.
alter table api_token add column all_products boolean not null default true;

create table api_token_product (
  organization_id uuid not null,
  token_id uuid not null,
  product_id uuid not null,
  primary key (organization_id, token_id, product_id),
  foreign key (organization_id, token_id) references api_token on delete cascade,
  foreign key (organization_id, product_id) references api_product on delete cascade
);
create index api_token_product_product on api_token_product (organization_id, product_id);
