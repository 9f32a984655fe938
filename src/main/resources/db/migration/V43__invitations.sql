set local lock_timeout = '10s';

-- The organization that made an account, and alone may shut it and give it a new password: for accounts that were there
-- before, the one they have belonged to for longest. Programs belong to one organization as it is.
alter table operator add column home_organization uuid references organization;

update operator o set home_organization = (
  select m.organization_id from membership m where m.operator_id = o.id
  order by (select min(r.at) from audit_record r where r.organization_id = m.organization_id and r.subject_id = o.id
      and r.subject_type = 'operator' and r.action = 'role' and r.outcome = 'done') nulls last, m.organization_id
  limit 1)
where o.program_of is null;

-- Since when somebody is a member; nobody knows it of those who are one already.
alter table membership add column since timestamptz not null default '-infinity';
alter table membership alter column since set default now();

-- Somebody who has an account elsewhere becomes a member when they accept. Until then an organization knows of them what
-- it typed. What is accepted, declined or withdrawn is gone from here and stands in the record.
create table invitation (
  organization_id uuid not null references organization,
  id uuid not null,
  email text not null,
  email_key text generated always as (lower(email)) stored,
  roles text[] not null check (roles <@ array['viewer', 'approver', 'editor', 'auditor', 'admin'] and roles <> '{}'),
  all_products boolean not null,
  invited_by text not null,
  invited_at timestamptz not null,
  until timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, email_key)
);
create index invitation_email on invitation (email_key);

-- The API products that an invited approver will be limited to. One that is deleted leaves the limit, which stays one.
create table invitation_product (
  organization_id uuid not null,
  invitation_id uuid not null,
  product_id uuid not null,
  primary key (organization_id, invitation_id, product_id),
  foreign key (organization_id, invitation_id) references invitation on delete cascade,
  foreign key (organization_id, product_id) references api_product on delete cascade
);
create index invitation_product_product on invitation_product (organization_id, product_id);
