-- Whether API products that keys hold cannot be deleted.
set local lock_timeout = '10s';
alter table organization add column used_products_stay boolean not null default false;
