-- Which apps have a key of one status, and which are of one status themselves, in the order of their ids: so programs
-- page through them.
create index credential_status on credential (organization_id, status, app_id);
create index app_status_id on app (organization_id, status, id);
