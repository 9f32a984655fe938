-- Which keys a database is written with, and how far a rotation of them is. Keys are named by number and fingerprint; no
-- key is ever in the database.
set local lock_timeout = '10s';
alter table keyset_claim
  add value_version bigint,
  add next_version bigint,
  add next_value_version bigint,
  add switched_at timestamptz,
  add resealed boolean not null default false,
  add last_organization uuid,
  add last_credential uuid,
  add moved bigint not null default 0;

create table keyset_key (
  keyset text not null check (keyset in ('lookup', 'values')),
  version bigint not null,
  fingerprint bytea not null,
  known_since timestamptz not null default now(),
  retired_at timestamptz,
  primary key (keyset, version)
);

-- Which keys each running instance can read: new ones are written with only when all of them can.
create table keyset_reader (
  instance uuid primary key,
  name text not null,
  keys text[] not null,
  seen timestamptz not null default now()
);
