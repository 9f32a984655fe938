-- Developers, app groups and apps that were shut when they were deleted: an import brings them back as they were, and
-- not as an older export knew them. One that was open when it was deleted is not remembered, or no longer.
set local lock_timeout = '10s';
create table shut_when_deleted (
  organization_id uuid not null references organization,
  kind text not null check (kind in ('developer', 'app-group', 'app', 'app-name')),
  name text not null,
  primary key (organization_id, kind, name)
);

-- An app is found again by its id, or by its owner and its name where a file gives no id.
create function shut_app_name(of_group boolean, owner_key text, name text) returns text language sql immutable
  return case when of_group then 'app group ' else 'developer ' end || owner_key || ' / ' || name;

create function remember_shut() returns trigger language plpgsql as $$
declare
  gone jsonb := to_jsonb(old);
  kinds text[] := case tg_table_name when 'developer' then array['developer'] when 'app_group' then array['app-group']
    else array['app', 'app-name'] end;
  names text[] := case tg_table_name when 'developer' then array[gone ->> 'email_key']
    when 'app_group' then array[gone ->> 'name']
    else array[gone ->> 'id', shut_app_name(gone ->> 'app_group_id' is not null, gone ->> 'owner_key', gone ->> 'name')]
    end;
begin
  if old.status in ('revoked', 'inactive') then
    insert into shut_when_deleted select old.organization_id, known.kind, known.name
      from unnest(kinds, names) as known (kind, name) on conflict do nothing;
  else
    delete from shut_when_deleted s using unnest(kinds, names) as known (kind, name)
      where s.organization_id = old.organization_id and s.kind = known.kind and s.name = known.name;
  end if;
  return null;
end $$;
create trigger developer_remember_shut after delete on developer for each row execute function remember_shut();
create trigger app_group_remember_shut after delete on app_group for each row execute function remember_shut();
create trigger app_remember_shut after delete on app for each row execute function remember_shut();
