-- The queue of approvals keeps filters as well, under names of its own. An instance that still runs the version before
-- this one names no page; what it saves is of the audit log.
alter table saved_filter add column page text not null default 'audit' check (page in ('audit', 'approvals'));
alter table saved_filter drop constraint saved_filter_organization_id_operator_id_name_key;
alter table saved_filter add unique (organization_id, operator_id, page, name);
