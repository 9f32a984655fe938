create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- Time-ordered identifiers (RFC 9562, version 7) on every PostgreSQL from 15 on.
create function uuid7() returns uuid language sql volatile parallel safe as $$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$$;

create table organization (
  id uuid primary key,
  name text not null unique check (name ~ '^[a-z][a-z0-9-]{0,61}$'),
  display_name text not null,
  reasons_required boolean not null default false,
  four_eyes boolean not null default false,
  second_factor_required boolean not null default false,
  reveal_mode text not null default 'on_request' check (reveal_mode in ('on_request', 'once', 'never')),
  created_at timestamptz not null default now(),
  version bigint not null default 0
);

create table operator (
  id uuid primary key,
  email text not null,
  email_key text generated always as (lower(email)) stored unique,
  name text not null,
  password_hash text,
  password_one_time boolean not null default false,
  disabled boolean not null default false,
  language text check (language in ('en', 'id')),
  time_zone text,
  color_scheme text check (color_scheme in ('light', 'dark')),
  created_at timestamptz not null default now(),
  version bigint not null default 0
);

create table membership (
  organization_id uuid not null references organization,
  operator_id uuid not null references operator,
  roles text[] not null check (roles <@ array['viewer', 'approver', 'editor', 'auditor', 'admin']),
  all_products boolean not null default true,
  primary key (organization_id, operator_id)
);
create index membership_operator on membership (operator_id);

-- Back-off per account and address: slows guessing without ever locking the owner of an account out.
create table sign_in_failure (
  account text not null,
  address text not null,
  failures integer not null,
  last_at timestamptz not null,
  primary key (account, address)
);
