set local lock_timeout = '10s';

-- A setting that takes two: one administrator has asked for the change, and it waits for another one. At most one change
-- of a setting waits; one that nobody has confirmed in time counts for nothing.
create table waiting_setting (
  organization_id uuid not null references organization,
  setting text not null check (setting in ('four-eyes-off')),
  asked_by_id uuid,
  asked_by text not null,
  asked_at timestamptz not null,
  until timestamptz not null,
  primary key (organization_id, setting)
);
