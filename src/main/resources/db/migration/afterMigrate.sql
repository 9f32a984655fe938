-- Instances that start at once come here one after the other; the lock ends with this transaction.
set local lock_timeout = '1min';
select pg_advisory_xact_lock(hashtext('kunci.migrate'));
set local lock_timeout = '3s';

-- The application's role: everything it needs on the registry, insert and select on the record. Tables that a later
-- version brings are left out, so that a backup of an earlier one can be brought in as it was and then up to date.
do $$
declare
  allowed record;
begin
  for allowed in
    select name, rights from (values
      ('select, insert, update, delete', array['organization', 'operator', 'membership', 'membership_product',
        'sign_in_failure', 'developer', 'app_group', 'api_product', 'app', 'consumer_key', 'credential', 'product_grant',
        'feed_change', 'feed_step', 'feed_lease', 'api_token', 'operator_session', 'saved_filter',
        'revoked_grant', 'shut_when_deleted', 'api_token_product', 'once_made', 'gateway_token', 'invitation',
        'invitation_product', 'program_responsible', 'waiting_setting', 'keyset_reader']),
      ('select, insert, update', array['deleted_product', 'key_use', 'refused_call', 'keyset_claim', 'keyset_key']),
      ('select, update', array['feed_counter']),
      ('select', array['audit_record', 'status_unrecorded'])) as rule (rights, tables), unnest(tables) as name
    where to_regclass(name) is not null
  loop
    execute format('grant %s on %I to ${appRole}', allowed.rights, allowed.name);
  end loop;
  if to_regprocedure('analyze_registry()') is not null then
    grant execute on function analyze_registry() to ${appRole};
  end if;
  if to_regclass('product_grant_added') is not null then
    grant usage on sequence product_grant_added to ${appRole};
  end if;
end $$;
grant usage on schema public to ${appRole};
grant insert (organization_id, actor_id, actor, on_behalf_of, channel, address, request_id, action, subject_type,
  subject_id, subject, owner_id, app_id, product_id, before, after, reason, outcome, undoes) on audit_record to ${appRole};
grant execute on function make_audit_months(integer) to ${appRole};
select make_audit_months(12);
