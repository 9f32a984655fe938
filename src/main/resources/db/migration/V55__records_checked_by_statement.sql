-- A status change without its record is refused as before, but looked for once for each statement and not once for each
-- row. What is on record when a statement has run is done with. The rest is noted here and looked for again at the
-- commit, so the record may still follow in the same transaction.
create table status_unrecorded (
  id bigint generated always as identity primary key,
  source text not null,
  subject_id uuid not null,
  was text,
  becomes text
);

-- Whether this very transaction has put in a record of this change. A function of its own, so that its plan is made once
-- for each session, and each row is looked up by the index whatever the planner believes about the sizes.
create function status_on_record(target uuid, was text, becomes text) returns boolean language plpgsql stable as $$
begin
  return exists (select from public.audit_record r
    where r.transaction = pg_current_xact_id() and r.subject_id = target and r.outcome = 'done'
      and age(r.xmin) <= age(pg_current_xact_id()::xid)
      and r.at >= transaction_timestamp() - interval '1 minute' and r.at < transaction_timestamp() + interval '1 day'
      and r.before ->> 'status' is not distinct from was
      and r.after ->> 'status' is not distinct from becomes);
end $$;

-- One function for each event, because a trigger with transition tables serves one event.
create function demand_records_of_inserted() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.status_unrecorded (source, subject_id, was, becomes)
    select tg_table_name, n.id, null, n.status from inserted n
    where not public.status_on_record(n.id, null, n.status);
  return null;
end $$;

create function demand_records_of_deleted() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.status_unrecorded (source, subject_id, was, becomes)
    select tg_table_name, o.id, o.status, null from deleted o
    where not public.status_on_record(o.id, o.status, null);
  return null;
end $$;

-- A row whose id changes counts as one that goes and one that comes.
create function demand_records_of_updated() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.status_unrecorded (source, subject_id, was, becomes)
    select tg_table_name, coalesce(n.id, o.id), o.status, n.status
    from before o full join after n on n.organization_id = o.organization_id and n.id = o.id
    where o.status is distinct from n.status
      and not public.status_on_record(coalesce(n.id, o.id), o.status, n.status);
  return null;
end $$;

create function demand_noted_record() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.status_unrecorded where id = new.id;
  if not public.status_on_record(new.subject_id, new.was, new.becomes) then
    raise exception 'status of % % went from % to % without a record', new.source, new.subject_id,
      coalesce(new.was, 'nothing'), coalesce(new.becomes, 'nothing') using errcode = 'KU001';
  end if;
  return null;
end $$;

create constraint trigger status_unrecorded_demanded after insert on status_unrecorded
  deferrable initially deferred for each row execute function demand_noted_record();

-- Where the application owns the tables as well, a mere delete does not take back what was noted. PostgreSQL itself refuses
-- to truncate a table with checks that are still to come.
create function keep_noted() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' or pg_trigger_depth() < 2 then
    raise exception 'what has to be on record is not altered: % refused', tg_op using errcode = 'KU001';
  end if;
  return old;
end $$;
create trigger status_unrecorded_fixed before update or delete on status_unrecorded
  for each row execute function keep_noted();

do $$
declare
  guarded text;
begin
  foreach guarded in array array['developer', 'app_group', 'app', 'credential', 'product_grant'] loop
    execute format('drop trigger %1$s_recorded on %1$I', guarded);
    execute format('drop trigger %1$s_status_recorded on %1$I', guarded);
    execute format('create trigger %1$s_insert_recorded after insert on %1$I
      referencing new table as inserted for each statement execute function demand_records_of_inserted()', guarded);
    execute format('create trigger %1$s_delete_recorded after delete on %1$I
      referencing old table as deleted for each statement execute function demand_records_of_deleted()', guarded);
    execute format('create trigger %1$s_update_recorded after update on %1$I
      referencing old table as before new table as after
      for each statement execute function demand_records_of_updated()', guarded);
  end loop;
end $$;

drop function demand_record();

-- Triggers need no right to run them, and nobody else shall put them on a table of their own.
revoke execute on function demand_records_of_inserted(), demand_records_of_deleted(), demand_records_of_updated(),
  demand_noted_record() from public;
