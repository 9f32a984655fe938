-- app.search holds, in lower case, all that a person may type to find an app: its name, display
-- name, owner and the hints of its keys; app.owner_key is what the list sorts owners by. Triggers
-- keep both, so that no writer can forget them.

create function app_search_words(name text, attributes jsonb, owner text, hints text) returns text
  language sql immutable parallel safe as $$
  select lower(concat_ws(' ', name, jsonb_path_query_first(attributes, '$[*] ? (@.name == "DisplayName").value') #>> '{}',
    owner, hints))
$$;

create function app_search_text(app) returns text language sql stable as $$
  select app_search_words($1.name, $1.attributes,
    coalesce((select concat_ws(' ', email, first_name, last_name) from developer
        where organization_id = $1.organization_id and id = $1.developer_id),
      (select concat_ws(' ', name, display_name) from app_group
        where organization_id = $1.organization_id and id = $1.app_group_id)),
    (select string_agg(key_hint, ' ' order by issued_at) from credential
      where organization_id = $1.organization_id and app_id = $1.id))
$$;

create function app_owner_key(app) returns text language sql stable as $$
  select coalesce(
    (select email_key from developer where organization_id = $1.organization_id and id = $1.developer_id),
    (select lower(name) from app_group where organization_id = $1.organization_id and id = $1.app_group_id))
$$;

-- A writer of many apps may bring both columns along, made by app_search_words.
create function app_search_own() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and new.owner_key <> '' and new.search <> '' then
    return new;
  end if;
  new.owner_key := app_owner_key(new);
  new.search := app_search_text(new);
  return new;
end $$;
create trigger app_search_own before insert or update of name, attributes, developer_id, app_group_id on app
  for each row execute function app_search_own();

-- An app that has the hint in its text already is not written a second time.
create function app_search_keys_added() returns trigger language plpgsql as $$
begin
  update app set search = app_search_text(app)
    from (select distinct c.organization_id, c.app_id from touched c
      join app a on a.organization_id = c.organization_id and a.id = c.app_id
      where position(lower(c.key_hint) in a.search) = 0) t
    where app.organization_id = t.organization_id and app.id = t.app_id;
  return null;
end $$;
create trigger app_search_key_added after insert on credential
  referencing new table as touched for each statement execute function app_search_keys_added();

create function app_search_keys_removed() returns trigger language plpgsql as $$
begin
  update app set search = app_search_text(app) from (select distinct organization_id, app_id from touched) t
    where app.organization_id = t.organization_id and app.id = t.app_id;
  return null;
end $$;
create trigger app_search_key_removed after delete on credential
  referencing old table as touched for each statement execute function app_search_keys_removed();

create function app_search_owner() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'developer' then
    update app set owner_key = app_owner_key(app), search = app_search_text(app)
      where organization_id = new.organization_id and developer_id = new.id;
  else
    update app set owner_key = app_owner_key(app), search = app_search_text(app)
      where organization_id = new.organization_id and app_group_id = new.id;
  end if;
  return null;
end $$;
create trigger app_search_developer after update of email, first_name, last_name on developer
  for each row execute function app_search_owner();
create trigger app_search_group after update of name, display_name on app_group
  for each row execute function app_search_owner();
