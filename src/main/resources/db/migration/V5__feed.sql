-- What changed, for machines. The counter row is taken as the last statement of a transaction, so
-- that its numbers are gapless and in commit order.
create table feed_counter (
  id integer primary key check (id = 1),
  n bigint not null
);
insert into feed_counter values (1, 0);

create table feed_change (
  organization_id uuid not null,
  seq bigint not null,
  kind text not null,
  subject_id uuid not null,
  primary key (organization_id, seq, kind, subject_id)
);
create index feed_change_seq on feed_change (seq);

create table feed_lease (
  instance uuid primary key,
  acked bigint not null,
  until timestamptz not null
);
