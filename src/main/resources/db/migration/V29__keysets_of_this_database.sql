-- Which keysets belong to this database: the number of a key and what it makes of a fixed text, from which nobody learns
-- the key. One row, so that two instances that begin at once do not each bring their own.
create table keyset_claim (
  id integer primary key check (id = 1),
  key_version bigint not null,
  fingerprint bytea not null
);
