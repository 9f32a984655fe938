-- Products on a key are shown in the order in which they were added. Rows that are there already have no number, so that
-- no table is rewritten: they come first, in the order in which they were asked for.
set local lock_timeout = '10s';
create sequence product_grant_added;
alter table product_grant add column added bigint;
alter table product_grant alter column added set default nextval('product_grant_added');
alter sequence product_grant_added owned by product_grant.added;
