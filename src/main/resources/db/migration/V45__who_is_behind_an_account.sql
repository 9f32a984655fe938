set local lock_timeout = '10s';

-- Who answers for a program: at first who made it. The one before is kept, because who hands a program over could
-- otherwise approve the day after what it asked for.
create table program_responsible (
  organization_id uuid not null references organization,
  program_id uuid not null references operator,
  person_id uuid not null references operator,
  since timestamptz not null,
  until timestamptz,
  primary key (organization_id, program_id, since)
);
create unique index program_responsible_now on program_responsible (organization_id, program_id) where until is null;
create index program_responsible_person on program_responsible (person_id);

insert into program_responsible
select o.program_of, o.id, made.actor_id, o.created_at, null
from operator o cross join lateral (select r.actor_id from audit_record r where r.organization_id = o.program_of
    and r.subject_id = o.id and r.subject_type = 'operator' and r.action = 'create' and r.outcome = 'done'
    order by r.at limit 1) made
  join operator person on person.id = made.actor_id and person.program_of is null;

-- Who made a token and so has seen it: what is done with it may be theirs. Nobody for those of the console.
alter table api_token add column created_by_id uuid;
update api_token t set created_by_id = o.id from operator o
where o.program_of is null and o.email_key = lower(t.created_by);
create index api_token_creator on api_token (created_by_id) where created_by_id is not null;

-- The accounts that count as one person with this one where two are needed: a program, who answers for it or did in the
-- last thirty days, and who made a token of it that was alive in the last thirty days. That somebody has two accounts of
-- their own cannot be known.
create function people_behind(account uuid) returns setof uuid language sql stable as $$
  select account
  union
  select r.person_id from program_responsible r
    where r.program_id = account and (r.until is null or r.until > now() - interval '30 days')
  union
  select t.created_by_id from api_token t
    where t.operator_id = account and t.created_by_id is not null
      and (t.revoked_at is null or t.revoked_at > now() - interval '30 days')
$$;

create function accounts_of_person(account uuid) returns setof uuid language sql stable as $$
  with person as (select people_behind(account) as id)
  select id from person where id is not null
  union
  select r.program_id from program_responsible r
    where r.person_id in (select id from person) and (r.until is null or r.until > now() - interval '30 days')
  union
  select t.operator_id from api_token t
    where t.created_by_id in (select id from person)
      and (t.revoked_at is null or t.revoked_at > now() - interval '30 days')
$$;
