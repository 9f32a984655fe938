-- Who made an API product automatic that somebody was to decide on: where four eyes are asked for, what this person adds
-- waits for another one all the same. Nobody where it has always been automatic.
set local lock_timeout = '10s';
alter table api_product add column automatic_by uuid;

-- Until when a key may go on that has leaked: only who approves everything lets it go on for longer, also where it is
-- deleted and comes back.
alter table consumer_key add column ends_at timestamptz;

update consumer_key k set ends_at = (r.after ->> 'expires')::timestamptz
from (select distinct on (organization_id, subject_id) organization_id, subject_id, after from audit_record
  where action = 'edit' and subject_type = 'credential' and outcome = 'done' and after ->> 'leaked' = 'true'
  order by organization_id, subject_id, at desc) r
where k.organization_id = r.organization_id and k.key_id = r.subject_id;
