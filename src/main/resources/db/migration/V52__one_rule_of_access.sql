-- The rule of effective access, written once: the lists, the queue, the inspector, the impacts and the memory of deleted
-- keys all ask these two functions. Each is a plain expression of its arguments (SQL, immutable, not strict), so PostgreSQL
-- writes the expression into the query, and a condition on one status still finds its index. A status that is missing is
-- shut. To leave a gate out, pass its open status.
set local lock_timeout = '10s';

-- Whether calls pass. Not true, but null, where a status is missing and nothing else is shut.
create function access_open(owner_status text, app_status text, key_status text, expires_at timestamptz,
    grant_status text, moment timestamptz) returns boolean language sql immutable parallel safe
  return owner_status = 'active' and app_status = 'approved' and key_status = 'approved'
    and (expires_at is null or expires_at > moment) and grant_status = 'approved';

-- The first gate that is shut, null where all are open.
create function gate_shut(owner_status text, app_status text, key_status text, expires_at timestamptz,
    grant_status text, moment timestamptz) returns text language sql immutable parallel safe
  return case
    when access_open(owner_status, 'approved', 'approved', null, 'approved', moment) is not true then 'owner'
    when access_open('active', app_status, 'approved', null, 'approved', moment) is not true then 'app'
    when access_open('active', 'approved', key_status, null, 'approved', moment) is not true then 'credential'
    when access_open('active', 'approved', 'approved', expires_at, 'approved', moment) is not true then 'expiry'
    when access_open('active', 'approved', 'approved', null, grant_status, moment) is not true then 'grant'
  end;
