-- A number of the feed may be given twice: after a failover to a server that lacks the last steps, or after a restore. So
-- each step carries a random mark beside its number, and an acknowledgement names both. Which server gave the last number
-- is kept as well, and since when: the leases that another one gave may be missing here.
alter table feed_counter
  add mark uuid not null default gen_random_uuid(),
  add server timestamptz not null default pg_postmaster_start_time(),
  add since timestamptz not null default 'epoch';
alter table feed_lease add mark uuid;

create table feed_step (
  n bigint primary key,
  mark uuid not null,
  at timestamptz not null default clock_timestamp()
);
insert into feed_step (n, mark) select n, mark from feed_counter;
