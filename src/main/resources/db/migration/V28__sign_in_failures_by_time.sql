-- What is swept is found by its age.
set local lock_timeout = '10s';
create index sign_in_failure_last on sign_in_failure (last_at);
