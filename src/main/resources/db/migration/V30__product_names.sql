-- The name of an API product may have a number sign, as Apigee's user interface allows.
set local lock_timeout = '10s';
alter table api_product drop constraint api_product_name_check;
alter table api_product add constraint api_product_name_check check (name ~ '^[A-Za-z0-9._$ %#-]+$');
