-- Records that were restored keep the numbers of the transactions they once belonged to, and a new server counts
-- from the beginning: sooner or later it comes upon the same numbers. So a change is vouched for only by a record
-- that its own transaction has put in here: xmin says so, which no statement can set.
create or replace function demand_record() returns trigger language plpgsql as $$
declare
  target uuid := case tg_op when 'DELETE' then old.id else new.id end;
  was text := case tg_op when 'INSERT' then null else old.status end;
  becomes text := case tg_op when 'DELETE' then null else new.status end;
begin
  if not exists (select 1 from public.audit_record r
      where r.transaction = pg_current_xact_id() and r.subject_id = target and r.outcome = 'done'
        and age(r.xmin) <= age(pg_current_xact_id()::xid)
        and r.at >= transaction_timestamp() - interval '1 minute' and r.at < transaction_timestamp() + interval '1 day'
        and r.before ->> 'status' is not distinct from was
        and r.after ->> 'status' is not distinct from becomes) then
    raise exception 'status of % % went from % to % without a record', tg_table_name, target,
      coalesce(was, 'nothing'), coalesce(becomes, 'nothing') using errcode = 'KU001';
  end if;
  return null;
end $$;
