-- Making a month needs the whole record for itself. Where somebody holds a snapshot of it (a dump, a backup, an export),
-- waiting for that would let everything wait that records anything. So it waits for a moment only, and whoever calls it
-- comes again; until then the default partition takes the records. When all of those are of one month, the default
-- partition becomes the partition of that month, and no record is moved or altered.
create or replace function make_audit_months(ahead integer) returns void
  language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '300ms' as $$
declare
  this_month constant date := date_trunc('month', now() at time zone 'UTC')::date;
  waiting constant text := 'select array_agg(distinct date_trunc(''month'', at at time zone ''UTC'')::date) from audit_record_rest';
  missing date[];
  rest date[];
  month date;
begin
  execute waiting into rest;
  select array_agg(m::date order by m) into missing
  from generate_series(this_month, this_month + make_interval(months => ahead), interval '1 month') m
  where to_regclass('audit_record_' || to_char(m, 'YYYY_MM')) is null and m::date <> all (coalesce(rest, '{}'));
  if missing is null and coalesce(cardinality(rest), 0) <> 1 then
    return;
  end if;
  if not pg_try_advisory_xact_lock(hashtext('kunci.audit.months')) then
    return;
  end if;
  begin
    lock table audit_record in access exclusive mode;
    execute waiting into rest;
    if cardinality(rest) = 1 and to_regclass('audit_record_' || to_char(rest[1], 'YYYY_MM')) is null then
      alter table audit_record detach partition audit_record_rest;
      execute format('alter table audit_record_rest rename to %I', 'audit_record_' || to_char(rest[1], 'YYYY_MM'));
      execute format('alter table audit_record attach partition %I for values from (%L) to (%L)',
        'audit_record_' || to_char(rest[1], 'YYYY_MM'), rest[1]::text || ' 00:00:00+00',
        (rest[1] + interval '1 month')::date::text || ' 00:00:00+00');
      create table audit_record_rest partition of audit_record default;
      create trigger audit_record_kept before truncate on audit_record_rest
        for each statement execute function refuse_record_change();
      rest := '{}';
    end if;
    foreach month in array coalesce(missing, '{}') loop
      continue when month = any (coalesce(rest, '{}'))
        or to_regclass('audit_record_' || to_char(month, 'YYYY_MM')) is not null;
      execute format('create table %I partition of audit_record for values from (%L) to (%L)',
        'audit_record_' || to_char(month, 'YYYY_MM'), month::text || ' 00:00:00+00',
        (month + interval '1 month')::date::text || ' 00:00:00+00');
      execute format('create trigger audit_record_kept before truncate on %I
        for each statement execute function refuse_record_change()', 'audit_record_' || to_char(month, 'YYYY_MM'));
    end loop;
  exception when lock_not_available then
    raise warning 'somebody reads the audit record at this moment, so its coming months are made later';
  end;
end $$;
