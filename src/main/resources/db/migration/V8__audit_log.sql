-- Each way of looking into the record has an index that gives its rows newest first. On the parent: every month, the
-- past ones included, gets its own.
create index audit_record_action on audit_record (organization_id, action, at);
create index audit_record_channel on audit_record (organization_id, channel, at);
create index audit_record_refused on audit_record (organization_id, at) where outcome = 'refused';
create index audit_record_owner on audit_record (organization_id, owner_id, at) where owner_id is not null;
create index audit_record_product on audit_record (organization_id, product_id, at) where product_id is not null;
create index audit_record_person on audit_record (organization_id, subject_id, at) where subject_type = 'operator';

-- What an auditor looks for again and again: an address of the audit log under a name of their own.
create table saved_filter (
  organization_id uuid not null,
  operator_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  query text not null check (length(query) <= 2000),
  created_at timestamptz not null,
  primary key (organization_id, operator_id, id),
  unique (organization_id, operator_id, name),
  foreign key (organization_id, operator_id) references membership on delete cascade
);
