-- What waits for an approver, oldest first, with all that the queue filters by: pages far back, the requests of one person
-- and those for some API products are found without reading the grants. A grant that is decided leaves it, and the
-- decision writes nothing here.
set local lock_timeout = '10s';
create index product_grant_waiting on product_grant (organization_id, requested_at, id)
  include (product_id, credential_id, requested_by) where status = 'pending';
