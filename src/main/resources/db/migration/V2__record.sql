-- The record: who did what, when, from where and why. Rows are added and never altered.
-- Installation-wide events (a sign-in with an unknown address) carry the nil organization.
create table audit_record (
  organization_id uuid not null,
  id uuid not null default uuid7(),
  at timestamptz not null default clock_timestamp(),
  transaction xid8 not null default pg_current_xact_id(),
  actor_id uuid,
  actor text not null,
  on_behalf_of text,
  channel text not null check (channel in ('portal', 'api', 'console', 'gateway', 'system')),
  address text,
  request_id text,
  action text not null,
  subject_type text not null,
  subject_id uuid,
  subject text not null,
  owner_id uuid,
  app_id uuid,
  product_id uuid,
  before jsonb,
  after jsonb,
  reason text,
  outcome text not null check (outcome in ('done', 'refused')),
  undoes uuid,
  primary key (organization_id, at, id)
) partition by range (at);

create index audit_record_transaction on audit_record (transaction, subject_id);
create index audit_record_actor on audit_record (organization_id, actor, at);
create index audit_record_app on audit_record (organization_id, app_id, at) where app_id is not null;

-- A subject is found by the beginnings of its words. Trigrams would find any part of a word, but cost a large import
-- more than everything else it does: some sixty index entries a record instead of about eight.
create function audit_words(subject text) returns tsvector language sql immutable parallel safe as $$
  select array_to_tsvector(array_remove(string_to_array(translate(lower(subject), '@./-_…', '      '), ' '), ''))
$$;
create function audit_query(typed text) returns tsquery language sql immutable parallel safe as $$
  select coalesce(string_agg('''' || replace(replace(word, '\', '\\'), '''', '''''') || ''':*', ' & '), '')::tsquery
  from unnest(tsvector_to_array(audit_words(typed))) word
$$;
create index audit_record_subject on audit_record using gin (organization_id, audit_words(subject));

create table audit_record_rest partition of audit_record default;

create function refuse_record_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit record is append-only: % refused', tg_op using errcode = 'KU002';
end $$;

create trigger audit_record_fixed before update or delete on audit_record
  for each row execute function refuse_record_change();
create trigger audit_record_kept before truncate on audit_record
  for each statement execute function refuse_record_change();
create trigger audit_record_kept before truncate on audit_record_rest
  for each statement execute function refuse_record_change();

-- Makes this month's partition and those of the next months. The statement trigger of the parent
-- is not inherited by partitions, so each gets its own. A month whose rows already fell into the
-- default partition stays there.
create function make_audit_months(ahead integer) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  month date;
  partition text;
begin
  perform pg_advisory_xact_lock(hashtext('kunci.audit.months'));
  for i in 0..ahead loop
    month := (date_trunc('month', now() at time zone 'UTC') + make_interval(months => i))::date;
    partition := 'audit_record_' || to_char(month, 'YYYY_MM');
    continue when to_regclass(partition) is not null;
    begin
      execute format('create table %I partition of audit_record for values from (%L) to (%L)', partition,
        month::text || ' 00:00:00+00', (month + interval '1 month')::date::text || ' 00:00:00+00');
      execute format('create trigger audit_record_kept before truncate on %I
        for each statement execute function refuse_record_change()', partition);
    exception when check_violation then
      raise warning 'audit records of % are already kept in the default partition', month;
    end;
  end loop;
end $$;

select make_audit_months(3);
