-- What is swept is found by its age.
create index sign_in_failure_last on sign_in_failure (last_at);
