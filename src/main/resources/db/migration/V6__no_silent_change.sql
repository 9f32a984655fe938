-- No status is set, changed or deleted without a done-record of the same transaction that names
-- the subject, the status before and the status after.
create function demand_record() returns trigger language plpgsql as $$
declare
  target uuid := case tg_op when 'DELETE' then old.id else new.id end;
  was text := case tg_op when 'INSERT' then null else old.status end;
  becomes text := case tg_op when 'DELETE' then null else new.status end;
begin
  if not exists (select 1 from public.audit_record r
      where r.transaction = pg_current_xact_id() and r.subject_id = target and r.outcome = 'done'
        and r.at >= transaction_timestamp() - interval '1 minute' and r.at < transaction_timestamp() + interval '1 day'
        and r.before ->> 'status' is not distinct from was
        and r.after ->> 'status' is not distinct from becomes) then
    raise exception 'status of % % went from % to % without a record', tg_table_name, target,
      coalesce(was, 'nothing'), coalesce(becomes, 'nothing') using errcode = 'KU001';
  end if;
  return null;
end $$;

do $$
declare
  guarded text;
begin
  foreach guarded in array array['developer', 'app_group', 'app', 'credential', 'product_grant'] loop
    execute format('create constraint trigger %1$s_recorded after insert or delete on %1$I
      deferrable initially deferred for each row execute function demand_record()', guarded);
    execute format('create constraint trigger %1$s_status_recorded after update on %1$I
      deferrable initially deferred for each row when (old.status is distinct from new.status)
      execute function demand_record()', guarded);
  end loop;
end $$;
