-- The records about API products themselves, which are few among those of keys and apps: a program that asks for them
-- alone need not read the others.
set local lock_timeout = '10s';
create index audit_record_product_itself on audit_record (organization_id, at) where subject_type = 'product';
