-- The application's role: everything it needs on the registry, insert and select on the record.
grant usage on schema public to ${appRole};
grant select, insert, update, delete on
  organization, operator, membership, membership_product, sign_in_failure, developer, app_group, api_product,
  app, consumer_key, credential, product_grant, feed_change, feed_lease, api_token, operator_session to ${appRole};
grant select, insert, update on deleted_product to ${appRole};
grant select, update on feed_counter to ${appRole};
grant select on audit_record to ${appRole};
grant insert (organization_id, actor_id, actor, on_behalf_of, channel, address, request_id, action, subject_type,
  subject_id, subject, owner_id, app_id, product_id, before, after, reason, outcome, undoes) on audit_record to ${appRole};
grant execute on function make_audit_months(integer) to ${appRole};
select make_audit_months(3);
grant select, insert, update, delete on saved_filter to ${appRole};
